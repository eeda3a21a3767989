import { IconKey } from '@tabler/icons-react';
import session from '../../../../renderer/features/session/session.module.css';
import type { SignedInView } from '../../api/views.ts';
import { NewPassword } from './new-password.tsx';

/** Whoever came in with a one-time password chooses one of their own before anything else. */
export function ChoosePassword({ signedIn }: { readonly signedIn: SignedInView }) {
  return (
    <div className={session['screen']}>
      <main className={session['panel']} aria-label="改成自己的密码">
        <div className={session['brand']}>
          <IconKey size={34} stroke={1.5} aria-hidden />
          <div>
            <h1 className={session['title']}>改成自己的密码</h1>
            <p className={session['place']}>
              {signedIn.name} · {signedIn.countyName}
            </p>
          </div>
        </div>
        <p className={session['purpose']}>一次性密码别人也可能知道，只能用来登录这一次。改好后即可开始办理。</p>
        <NewPassword currentLabel="一次性密码" verb="改好并继续" onDone={() => undefined} />
      </main>
    </div>
  );
}
