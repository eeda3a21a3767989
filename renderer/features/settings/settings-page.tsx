import type { ComponentType } from 'react';
import { Page, PageBody } from '../../ui/page/page.tsx';
import { WORDS } from '../../text/words.ts';
import { AuditSection } from '../audit/audit-section.tsx';
import { BackupSection } from '../backup/backup-section.tsx';
import { HealthSection } from '../health/health-section.tsx';
import { PermitSection } from '../keys/permit-section.tsx';
import { KeysSection } from '../keys/rekey/keys-section.tsx';
import { TimeLimitSection } from '../time-limit/time-limit-section.tsx';
import { UsersSection } from '../users/users-section.tsx';
import { CountyKeySection } from './county-key-section.tsx';
import { CountyLineSection } from './county/county-line-section.tsx';
import { AboutSection, LookSection, StationSection } from './plain-sections.tsx';
import { RecoverySection } from './recovery-section.tsx';
import { ScanFolderSection } from './scan/scan-folder-section.tsx';
import css from './settings.module.css';
import { SettingsMarks } from './settings-marks.tsx';

/** In the order of the page; the words are those of the mark beside it. */
const PARTS: readonly { readonly place: string; readonly word: string; readonly part: ComponentType }[] = [
  { place: 'station', word: '单位与电脑', part: StationSection },
  { place: 'users', word: '用户与登录', part: UsersSection },
  { place: 'county-key', word: '县级公钥', part: CountyKeySection },
  { place: 'line', word: '县级联网', part: CountyLineSection },
  { place: 'time-limit', word: '时限与公示', part: TimeLimitSection },
  { place: 'permit', word: '单人经办', part: PermitSection },
  { place: 'recovery-code', word: '恢复码', part: RecoverySection },
  { place: 'keys', word: '密钥', part: KeysSection },
  { place: 'health', word: '数据自查', part: HealthSection },
  { place: 'backup', word: '备份', part: BackupSection },
  { place: 'audit', word: '操作记录', part: AuditSection },
  { place: 'scan', word: '扫描文件夹', part: ScanFolderSection },
  { place: 'look', word: '显示', part: LookSection },
  { place: 'about', word: '关于', part: AboutSection },
];

/** 设置: this PC, the county's key, the recovery code, the look, the version; a mark for each part leads to it. */
export function SettingsPage() {
  return (
    <Page title={WORDS.settings} purpose="本机的用户与密码、县级公钥与联网、办理时限、备份、扫描和显示方式。">
      <PageBody>
        <div className={css['layout']}>
          <SettingsMarks marks={PARTS} />
          <div>
            {PARTS.map(({ place, part: Part }) => (
              <div key={place} className={css['part']} data-place={place} tabIndex={-1}>
                <Part />
              </div>
            ))}
          </div>
        </div>
      </PageBody>
    </Page>
  );
}
