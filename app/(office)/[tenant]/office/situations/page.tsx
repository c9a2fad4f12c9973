import type { Metadata } from 'next'
import { OfficeTitle } from '@/components/layout/OfficeTitle'
import { pageName } from '@/lib/page-names'
import { ButtonLink } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { Section } from '@/components/ui/Section'
import { StatusMark } from '@/components/ui/StatusMark'
import { may } from '@/lib/access'
import { count, plural } from '@/lib/core/format'
import { decisionAbout, situationStatusLabels } from '@/lib/feedback/situation/labels'
import { listSituations, type SituationLine } from '@/lib/feedback/situation/queries'
import { MARK_MAX, placeOf, ruleText, type Criterion } from '@/lib/feedback/situation/rank'
import { requireActor } from '@/lib/platform/actor'

export const metadata: Metadata = { title: pageName('situations') }

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<{ q?: string }> }

const situations = (n: number): string => count(n, 'жизненная ситуация', 'жизненные ситуации', 'жизненных ситуаций')

export default async function SituationsPage({ params, searchParams }: Props) {
  const { tenant } = await params
  const { q = '' } = await searchParams
  const base = `/${tenant}/office/situations`
  const actor = await requireActor(tenant, base)
  const rows = await listSituations(actor, { q: q.trim() })
  const { criteria } = actor.tenant.settings.feedback
  const chosen = rows.filter(({ status }) => status === 'CHOSEN' || status === 'CLOSED')
  const candidates = rows.filter(({ status }) => status === 'CANDIDATE')
  const declined = rows.filter(({ status }) => status === 'DECLINED')
  const make = may(actor, 'situation.edit') && <ButtonLink href={`${base}/new`}>Предложить ситуацию</ButtonLink>
  return (
    <>
      <OfficeTitle
        path="situations"
        says={
          chosen.length > 0
            ? `В работе ${situations(chosen.length)}, ${plural(candidates.length, 'предложена', 'предложены', 'предложено')} ${candidates.length}`
            : null
        }
        lead="Что происходит с человеком, а не с одной услугой: к кому он ходит, что чувствует, как должно быть."
        actions={
          <>
            {may(actor, 'study.read') && (
              <ButtonLink href={`${base}/studies`} variant="quiet">
                Исследования
              </ButtonLink>
            )}
            {make}
          </>
        }
      />
      {rows.length === 0 && (
        <EmptyState title={q ? 'Ничего не нашлось' : 'Ситуаций пока нет'} action={!q && make}>
          {q
            ? 'Измените слова поиска.'
            : 'Предложите первую: «Рождение ребёнка», «Поиск работы». Дальше – оценки, выбор, карта пути и план.'}
        </EmptyState>
      )}
      {chosen.length > 0 && (
        <ul className="grid gap-x-8 border-t-2 border-ink md:grid-cols-2">
          {chosen.map((line) => (
            <Chosen key={line.id} base={base} line={line} />
          ))}
        </ul>
      )}
      {candidates.length > 0 && (
        <Section
          title="Кандидаты по порядку"
          lead={`Итог – до 100: ${ruleText(criteria)}. Ситуация получает место, когда есть все оценки.`}
          rule
        >
          <ol className="border-t border-line">
            {candidates.map((line) => (
              <Candidate key={line.id} base={base} line={line} place={placeOf(line, candidates)} criteria={criteria} />
            ))}
          </ol>
        </Section>
      )}
      {declined.length > 0 && (
        <Section title="Отклонены" rule>
          <ul>
            {declined.map(({ id, title }) => (
              <li key={id} className="border-b border-line py-2">
                <a href={`${base}/${id}`}>{title}</a>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

function Chosen({ base, line }: { base: string; line: SituationLine }) {
  const { id, title, status, lead, agencies, services, totals, journeyId, waits } = line
  return (
    <li className="border-b border-line py-4">
      <a href={`${base}/${id}`} className="text-lg font-semibold">
        {title}
      </a>
      <p className="text-sm text-muted">
        {lead ?? 'Уполномоченный орган'} · {count(agencies, 'орган', 'органа', 'органов')},{' '}
        {count(services, 'услуга и функция', 'услуги и функции', 'услуг и функций')}
      </p>
      {totals && totals.visits.known > 0 && (
        <p className="mt-2">
          Визиты {totals.visits.now} → <b>{totals.visits.target}</b>, рабочие дни {totals.days.now} →{' '}
          <b>{totals.days.target}</b>, документы {totals.papers.now} → <b>{totals.papers.target}</b>
        </p>
      )}
      <p className="mt-2 flex flex-wrap gap-x-5 text-dense">
        {status === 'CLOSED' ? (
          <StatusMark kind="ok">{situationStatusLabels.CLOSED.short}</StatusMark>
        ) : waits ? (
          <StatusMark kind="warn">ждёт решения {decisionAbout[waits]}</StatusMark>
        ) : (
          <StatusMark kind="ok">{situationStatusLabels.CHOSEN.short}</StatusMark>
        )}
        {journeyId && <a href={`${base}/${id}/journey`}>Карта пути</a>}
      </p>
    </li>
  )
}

type CandidateProps = { base: string; line: SituationLine; place: number | null; criteria: readonly Criterion[] }

function Candidate({ base, line, place, criteria }: CandidateProps) {
  const { id, title, rank, marks, waits } = line
  return (
    <li className="grid grid-cols-[2rem_minmax(0,1fr)_auto] items-baseline gap-x-3 border-b border-line py-3">
      <span className="text-muted">{place ?? '–'}</span>
      <div className="min-w-0">
        <a href={`${base}/${id}`} className="font-medium">
          {title}
        </a>
        {waits && <span className="block text-sm text-warn">! ждёт решения {decisionAbout[waits]}</span>}
        <details className="mt-1 text-dense">
          <summary className="text-accent">
            {rank.score === null ? `Оценок ${rank.given} из ${rank.of}` : 'Из чего складывается'}
          </summary>
          <dl className="mt-2 grid gap-1.5">
            {criteria.map(({ key, title: criterion, weight }) => {
              const given = marks[key]
              return (
                <div key={key}>
                  <dt className="text-muted">
                    {criterion}, вес {weight}
                  </dt>
                  <dd>
                    {given ? (
                      <>
                        <b>
                          {given.mark} из {MARK_MAX}
                        </b>
                        {given.why && ` – ${given.why}`}
                      </>
                    ) : (
                      'оценки нет'
                    )}
                  </dd>
                </div>
              )
            })}
          </dl>
        </details>
      </div>
      <b className="text-lg tabular-nums">{rank.score ?? ''}</b>
    </li>
  )
}
