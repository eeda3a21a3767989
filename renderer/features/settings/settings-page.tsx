import { Page, PageBody, PageSection } from '../../ui/page/page.tsx';
import { useSession } from '../../client/use-session.ts';
import { WORDS } from '../../text/words.ts';
import { Facts } from '../../ui/page/facts.tsx';
import { AuditSection } from '../audit/audit-section.tsx';
import { BackupSection } from '../backup/backup-section.tsx';
import { ColorSchemeChoice } from './color-scheme-choice.tsx';
import { CountyKeySection } from './county-key-section.tsx';
import { CountyLineSection } from './county/county-line-section.tsx';
import { HealthSection } from '../health/health-section.tsx';
import { KeysSection } from '../keys/rekey/keys-section.tsx';
import { PermitSection } from '../keys/permit-section.tsx';
import { TimeLimitSection } from '../time-limit/time-limit-section.tsx';
import { UsersSection } from '../users/users-section.tsx';
import { RecoverySection } from './recovery-section.tsx';
import { ScanFolderSection } from './scan/scan-folder-section.tsx';

/** 设置: this PC, the county's key, the recovery code, the look, the version. */
export function SettingsPage() {
  const { station, version } = useSession();
  return (
    <Page title={WORDS.settings} purpose="本机的用户与密码、县级公钥与联网、办理时限、备份、扫描和显示方式。">
      <PageBody width="reading">
        <PageSection title="单位与电脑" note="启用时确定，不能修改。">
          <Facts
            facts={[
              { name: '乡镇（街道）', value: station.townshipName },
              { name: '乡镇代码', value: station.townshipCode },
              { name: '电脑字母', value: station.pcLetter },
              ...(station.formerLetters.length === 0
                ? []
                : [
                    {
                      name: '迁来以前的字母',
                      value: `${station.formerLetters.join('、')}（原编号不变，可以照常封批）`,
                    },
                  ]),
            ]}
          />
        </PageSection>
        <UsersSection />
        <CountyKeySection />
        <CountyLineSection />
        <TimeLimitSection />
        <PermitSection />
        <RecoverySection />
        <KeysSection />
        <HealthSection />
        <BackupSection />
        <AuditSection />
        <ScanFolderSection />
        <PageSection title="显示">
          <ColorSchemeChoice />
        </PageSection>
        <PageSection title="关于">
          <Facts
            facts={[
              { name: '程序', value: WORDS.appName },
              { name: '版本', value: version },
              { name: '联网', value: '办理业务不需要联网。' },
            ]}
          />
        </PageSection>
      </PageBody>
    </Page>
  );
}
