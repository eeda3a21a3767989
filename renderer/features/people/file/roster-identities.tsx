import { categoryName } from '#shared/settlement/category.ts';
import { useChannel } from '../../../client/use-channel.ts';
import { PageSection } from '../../../ui/page/page.tsx';
import css from '../people.module.css';

/** What the rosters that count show of a person: as what, since when, on which list last. */
export function RosterIdentities({ idNumber }: { readonly idNumber: string }) {
  const { data } = useChannel('roster/identitiesOf', { idNumber });
  const facts = data?.identities ?? [];
  return (
    <PageSection
      title="名册上的身份"
      note={data !== undefined && facts.length === 0 ? '现在的名册上没有这个人。' : undefined}
    >
      <ul className={css['list']} aria-label="名册上的身份">
        {facts.map(({ category, from, to, isFromGuessed, isStanding, fact, lastOn }) => (
          <li key={`${fact} ${category} ${from}`}>
            <span className={css['what']}>{categoryName(category)}</span>
            <span>
              {from} 起{to === '' ? '' : `至 ${to}`}
              {isFromGuessed ? '（首次列入名册的日期）' : ''}
            </span>
            <span className={css['grow']}>{isStanding ? '在册' : `${lastOn} 在册，之后已不在册`}</span>
            <span className={css['soft']}>{fact}</span>
          </li>
        ))}
      </ul>
    </PageSection>
  );
}
