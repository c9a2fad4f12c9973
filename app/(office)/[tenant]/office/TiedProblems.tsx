import { Section } from '@/components/ui/Section'
import { StatusMark } from '@/components/ui/StatusMark'
import { may } from '@/lib/access'
import { formatDayMonth } from '@/lib/core/dates'
import { problemSign, problemStatusLabels } from '@/lib/feedback/told/labels'
import { getTiedProblems, type TiedTo } from '@/lib/feedback/told/tied-queries'
import type { ProblemLine } from '@/lib/feedback/told/view'
import type { Actor } from '@/lib/platform/actor'

const nextWords = { SORT: 'разобрать до', DO: 'сделать до', TELL: 'сказать людям до' } as const

/** On the page of a thing: what clients said that is tied to it; nothing where nobody tied a problem. */
export async function TiedProblems({ tenant, actor, to }: { tenant: string; actor: Actor; to: TiedTo }) {
  if (!may(actor, 'problem.read')) return null
  const problems = await getTiedProblems(actor, to)
  if (problems.length === 0) return null
  return (
    <Section title="Проблемы клиентов">
      <ul className="border-t border-line">
        {problems.map((problem) => (
          <Line key={problem.id} tenant={tenant} problem={problem} />
        ))}
      </ul>
    </Section>
  )
}

function Line({ tenant, problem }: { tenant: string; problem: ProblemLine }) {
  const { id, number, title, status, next, today, agencyName } = problem
  const { short, mark } = problemStatusLabels[status]
  return (
    <li className="border-b border-line py-2">
      <a href={`/${tenant}/office/problems/${id}`}>
        {problemSign(number)} {title}
      </a>
      <span className="block text-sm text-muted">{agencyName}</span>
      <span className="flex flex-wrap gap-x-4 text-sm">
        <StatusMark kind={mark}>{short}</StatusMark>
        {next && (
          <span className={next.state.code === 'LATE' ? 'font-semibold text-danger' : 'text-muted'}>
            {nextWords[next.what]} {formatDayMonth(next.on, today)}
            {next.state.code === 'LATE' && ': срок прошёл'}
          </span>
        )}
      </span>
    </li>
  )
}
