import { type ReactNode, useEffect } from 'react';
import { focusHeading } from './focus-heading.ts';
import css from './page.module.css';

type PageProps = {
  readonly title: string;
  /** The way back, before the title. */
  readonly back?: ReactNode;
  /** One line: what the page is for. */
  readonly purpose: ReactNode;
  /** The primary action, top right. */
  readonly action?: ReactNode;
  readonly children: ReactNode;
};

/** A page of the frame: title, purpose and primary action stay, the rest scrolls inside. */
export function Page({ title, back, purpose, action, children }: PageProps) {
  useEffect(() => focusHeading('unless-held'), []);
  return (
    <section className={css['page']} aria-label={title}>
      <PageHeader title={title} back={back} purpose={purpose} action={action} />
      {children}
    </section>
  );
}

/** The head of a page: title, one line of purpose, primary action on the right. */
export function PageHeader({ title, back, purpose, action }: Omit<PageProps, 'children'>) {
  return (
    <header className={css['header']}>
      <div className={css['titles']}>
        <h1 className={css['title']} aria-label={title} tabIndex={-1}>
          {back}
          {title}
        </h1>
        <p className={css['purpose']}>{purpose}</p>
      </div>
      {action === undefined ? null : <div className={css['action']}>{action}</div>}
    </header>
  );
}

/** The part of a page that scrolls when it is longer than the window; `width` holds reading texts and forms. */
export function PageBody({
  width = 'full',
  children,
}: {
  readonly width?: 'full' | 'reading';
  readonly children: ReactNode;
}) {
  return (
    <div className={css['body']}>
      <div className={css['column']} data-width={width}>
        {children}
      </div>
    </div>
  );
}

/** A titled part of a page, divided by a thin line and never boxed. */
export function PageSection({
  title,
  note,
  children,
}: {
  readonly title: string;
  readonly note?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section className={css['section']}>
      <div className={css['sectionHead']}>
        <h2 className={css['sectionTitle']}>{title}</h2>
        {note === undefined ? null : <p className={css['sectionNote']}>{note}</p>}
      </div>
      {children}
    </section>
  );
}
