import { ButtonLink } from '@/components/ui/Button'
import { Section } from '@/components/ui/Section'
import { StatusMark } from '@/components/ui/StatusMark'
import { formatDayMonth } from '@/lib/core/dates'
import { count } from '@/lib/core/format'
import { todayOf, type Actor } from '@/lib/platform/actor'
import { listStandards } from '@/lib/processes/standard/queries'
import { proposalStatusLabels } from '@/lib/proposals/labels'
import { listProposals } from '@/lib/proposals/queries'
import type { ProposalLine } from '@/lib/proposals/view'

const SHOWN = 5

function Lines({ at, rows, said }: { at: string; rows: ProposalLine[]; said: (row: ProposalLine) => string }) {
  return (
    <ul className="border-t border-line">
      {rows.slice(0, SHOWN).map((row) => {
        const { short, mark } = proposalStatusLabels[row.status]
        return (
          <li key={row.id} className="border-b border-line py-2.5 text-dense">
            <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
              <a href={`${at}/proposals/${row.id}`} className="min-w-0 flex-1 basis-56 font-medium">
                {row.title}
              </a>
              <StatusMark kind={mark}>{short}</StatusMark>
            </div>
            <p className="text-sm text-muted">{said(row)}</p>
          </li>
        )
      })}
    </ul>
  )
}

/** What an employee can and must do: standards to read, an improvement to propose, what became of the former. */
export async function HomeEmployee({ slug, actor }: { slug: string; actor: Actor }) {
  const at = `/${slug}/office`
  const [standards, mine, done] = await Promise.all([
    listStandards(actor, {}),
    listProposals(actor, { mine: true }),
    listProposals(actor, { state: 'DONE' }),
  ])
  const today = todayOf(actor)
  const day = (date: string): string => formatDayMonth(date, today)
  const unread = standards.rows.flatMap((one) => (one.mine?.readAt === null ? [{ ...one, dueOn: one.mine.dueOn }] : []))
  return (
    <>
      {unread.length > 0 && (
        <Section title={`Прочитать: ${count(unread.length, 'стандарт', 'стандарта', 'стандартов')}`} id="standards">
          <ul className="border-t border-line">
            {unread.slice(0, SHOWN).map(({ id, process, dueOn }) => (
              <li
                key={id}
                className="flex flex-wrap items-baseline justify-between gap-x-4 border-b border-line py-2.5"
              >
                <a href={`${at}/processes/standards/${id}`} className="font-medium">
                  {process.code} {process.name}
                </a>
                <StatusMark kind={dueOn < today ? 'bad' : 'warn'}>
                  {dueOn < today ? `надо было до ${day(dueOn)}` : `до ${day(dueOn)}`}
                </StatusMark>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section
        title={
          mine.total > 0
            ? `Ваши предложения: ${mine.total}${mine.counts.DONE > 0 ? `, внедрено ${mine.counts.DONE}` : ''}`
            : 'Предложите улучшение'
        }
        id="proposals"
        lead={
          mine.total > 0
            ? undefined
            : 'Что мешает работать или заставляет людей ждать – и как сделать лучше. Хватит двух фраз.'
        }
        actions={<ButtonLink href={`${at}/proposals/new`}>Предложить улучшение</ButtonLink>}
      >
        {mine.total > 0 && (
          <Lines
            at={at}
            rows={mine.rows}
            said={(row) =>
              [
                `Подано ${day(row.filedOn)}`,
                row.status === 'FILED' && `ответят до ${day(row.answerDue)}`,
                row.status === 'ACCEPTED' && row.dueOn && `внедрят до ${day(row.dueOn)}`,
                row.status === 'DONE' && row.doneOn && `внедрено ${day(row.doneOn)}`,
              ]
                .filter(Boolean)
                .join(' · ')
            }
          />
        )}
        {mine.total > SHOWN && (
          <p className="mt-2">
            <a href={`${at}/proposals?mine=1`}>Все ваши предложения</a>
          </p>
        )}
      </Section>
      {done.rows.length > 0 && (
        <Section title="Что внедрили у нас" actions={<a href={`${at}/proposals?state=DONE`}>Все: {done.total}</a>}>
          <Lines
            at={at}
            rows={done.rows}
            said={(row) => [row.doneOn && `внедрено ${day(row.doneOn)}`, row.author].filter(Boolean).join(' · ')}
          />
        </Section>
      )}
    </>
  )
}
