import { useSession } from '../../client/use-session.ts';
import { WORDS } from '../../text/words.ts';
import { Facts } from '../../ui/page/facts.tsx';
import { PageSection } from '../../ui/page/page.tsx';
import { ColorSchemeChoice } from './color-scheme-choice.tsx';

/** Which window this is; cannot be changed. */
export function StationSection() {
  const { townshipName, townshipCode, pcLetter, formerLetters } = useSession().station;
  const former = `${formerLetters.join('、')}（原编号不变，可以照常封批）`;
  return (
    <PageSection title="单位与电脑" note="启用时确定，不能修改。">
      <Facts
        facts={[
          { name: '乡镇（街道）', value: townshipName },
          { name: '乡镇代码', value: townshipCode },
          { name: '电脑字母', value: pcLetter },
          ...(formerLetters.length === 0 ? [] : [{ name: '迁来以前的字母', value: former }]),
        ]}
      />
    </PageSection>
  );
}

/** Light or dark. */
export function LookSection() {
  return (
    <PageSection title="显示">
      <ColorSchemeChoice />
    </PageSection>
  );
}

/** What runs here. */
export function AboutSection() {
  const { version } = useSession();
  return (
    <PageSection title="关于">
      <Facts
        facts={[
          { name: '程序', value: WORDS.appName },
          { name: '版本', value: version },
          { name: '联网', value: '办理业务不需要联网。' },
        ]}
      />
    </PageSection>
  );
}
