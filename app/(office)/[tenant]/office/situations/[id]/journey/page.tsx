import type { Metadata } from 'next'
import { FeelingTable } from '@/components/feedback/journey/FeelingTable'
import { JourneyMap, type JourneySide } from '@/components/feedback/journey/JourneyMap'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { ButtonLink } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { LinkPills } from '@/components/ui/Tabs'
import { formatLong, formatTime } from '@/lib/core/dates'
import { count } from '@/lib/core/format'
import { getJourney } from '@/lib/feedback/situation/journey-queries'
import { journeyHeadline } from '@/lib/feedback/situation/headline'
import { basisText } from '@/lib/feedback/situation/labels'
import { figureLabels, figures, totalsOf } from '@/lib/feedback/situation/stage'
import type { JourneyView } from '@/lib/feedback/situation/view'
import { loadSituation } from '../load'

export const metadata: Metadata = { title: 'Карта пути клиента' }

type Props = {
  params: Promise<{ tenant: string; id: string }>
  searchParams: Promise<{ j?: string; view?: string }>
}
const sides = { now: 'Как сейчас', target: 'Как будет', both: 'Рядом' } as const

export default async function JourneyPage({ params, searchParams }: Props) {
  const { tenant, id } = await params
  const { j, view } = await searchParams
  const { actor, situation, at, base } = await loadSituation(tenant, id, '/journey')
  const journey = await getJourney(actor, { situationId: id, journeyId: j ?? null })
  const crumbs = [
    { label: 'Жизненные ситуации', href: base },
    { label: situation.title, href: at },
    { label: 'Карта пути' },
  ]
  if (!journey)
    return (
      <>
        <Breadcrumbs items={crumbs} />
        <EmptyState
          title="Карты пути пока нет"
          action={situation.can.journey && <ButtonLink href={`${at}/journey/new`}>Начать карту</ButtonLink>}
        >
          Назовите, чей это путь, и запишите этапы таблицей: портал нарисует карту и посчитает визиты.
        </EmptyState>
      </>
    )
  const side: JourneySide = view === 'now' || view === 'target' ? view : 'both'
  const here = `${at}/journey?j=${journey.id}`
  return (
    <>
      <Breadcrumbs items={crumbs} />
      <Head tenant={tenant} at={at} journey={journey} />
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 print:hidden">
        <LinkPills
          label="Что показать"
          items={(['now', 'target', 'both'] as const).map((one) => ({
            href: one === 'both' ? here : `${here}&view=${one}`,
            label: sides[one],
            current: side === one,
          }))}
        />
        {journey.others.length > 0 && (
          <p className="mb-6 text-dense">
            <span className="text-muted">Другие: </span>
            {journey.others.map((other, i) => (
              <span key={other.id}>
                {i > 0 && ', '}
                <a href={`${at}/journey?j=${other.id}`}>{other.who}</a>
              </span>
            ))}
          </p>
        )}
      </div>
      {journey.stages.length === 0 ? (
        <EmptyState title="Этапов пока нет">Добавьте их таблицей: карта рисуется сама.</EmptyState>
      ) : (
        <>
          <Legend journey={journey} side={side} />
          <JourneyMap
            tenant={tenant}
            stages={journey.stages}
            side={side}
            interviews={journey.interviews}
            touchpoints={journey.touchpoints}
          />
          <details className="mt-6 border-t-2 border-ink pt-4">
            <summary className="mb-3 font-medium text-accent">Линия чувств и числа таблицей</summary>
            <FeelingTable stages={journey.stages} />
          </details>
          <Foot tenant={tenant} at={at} journey={journey} />
        </>
      )}
    </>
  )
}

type Part = { tenant: string; at: string; journey: JourneyView }

function Head({ tenant, at, journey }: Part) {
  const { id, stages, situation, who, target, plan, version, timeZone, updatedAt, can } = journey
  const totals = totalsOf(stages)
  const file = `/api/${tenant}/documents/journeys/${id}`
  return (
    <>
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
        <p className="text-sm text-muted">
          {who} · версия {version}, сохранено {formatTime(timeZone, updatedAt)}
        </p>
        <p className="flex flex-wrap items-center gap-3 text-dense print:hidden">
          {stages.length > 0 && (
            <>
              <a href={`${file}.pdf`} download="">
                PDF, А3
              </a>
              <a href={`${file}.docx`} download="">
                DOCX
              </a>
            </>
          )}
          {can.edit && <ButtonLink href={`${at}/journey/edit?j=${id}`}>Править таблицей</ButtonLink>}
        </p>
      </div>
      <div className="mb-5 flex flex-wrap items-end justify-between gap-x-10 gap-y-4">
        <div className="min-w-0 max-w-[46rem] flex-1 basis-[20rem]">
          <h1 className="text-2xl">{journeyHeadline(situation.title, stages)}</h1>
          <p className="mt-2 text-muted">
            {target?.outcome === 'approved'
              ? `Цель утвердил ${target.body} ${formatLong(target.on)}, № ${target.number}. `
              : 'Цель ещё не утверждена. '}
            {plan
              ? `План из ${count(plan.items, 'пункта', 'пунктов', 'пунктов')}: выполнено ${plan.done}${plan.dueOn ? `, срок – ${formatLong(plan.dueOn)}` : '.'}`
              : 'Плана пока нет.'}
          </p>
        </div>
        <dl className="flex flex-wrap">
          {figures.map((figure) => (
            <div key={figure} className="border-l border-line px-4 first:pl-0 first:border-0">
              <dt className="text-sm text-muted">{figureLabels[figure]}</dt>
              <dd className="text-xl">
                {totals[figure].now} → <b className="text-accent">{totals[figure].target}</b>
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </>
  )
}

function Legend({ journey: { interviews }, side }: { journey: JourneyView; side: JourneySide }) {
  return (
    <p className="mb-2 flex flex-wrap gap-x-5 text-sm text-muted">
      {side !== 'target' && (
        <span>
          <span aria-hidden="true">— </span>сейчас{interviews !== null && `, среднее по ${interviews} интервью`}, от −2
          до +2
        </span>
      )}
      {side !== 'now' && (
        <span>
          <span aria-hidden="true" className="text-accent">
            - -{' '}
          </span>
          цель
        </span>
      )}
    </p>
  )
}

function Foot({ tenant, at, journey }: Part) {
  const { basis, surveys, situation, plan, problems } = journey
  const office = `/${tenant}/office`
  return (
    <div className="mt-8 grid gap-6 md:grid-cols-3">
      <section>
        <h2 className="text-base">На чём стоит карта</h2>
        {basis.length + surveys.length === 0 ? (
          <p className="text-muted">Исследований пока не внесено.</p>
        ) : (
          <ul>
            {basis.map((one) => (
              <li key={one.kind}>{basisText(one)}</li>
            ))}
            {surveys.map((survey) => (
              <li key={survey.id}>
                <a href={`${office}/surveys/${survey.id}`}>{survey.title}</a>
              </li>
            ))}
          </ul>
        )}
        <p className="text-sm text-muted">Слова одного человека на карту не попадают.</p>
      </section>
      <section>
        <h2 className="text-base">Кто участвует</h2>
        <p>
          {count(situation.agencies, 'орган', 'органа', 'органов')},{' '}
          <a href={at}>{count(situation.services, 'услуга и функция', 'услуги и функции', 'услуг и функций')}</a>
        </p>
      </section>
      <section>
        <h2 className="text-base">Что дальше</h2>
        {plan && (
          <p>
            План: выполнено {plan.done} из {plan.items}
            {plan.late > 0 && `, опаздывает ${plan.late}`}
          </p>
        )}
        {problems.map(({ id, number, title }) => (
          <p key={id}>
            <a href={`${office}/problems/${id}`}>
              Проблема №&nbsp;{number}: {title}
            </a>
          </p>
        ))}
        {!plan && problems.length === 0 && <p className="text-muted">План достижения ещё не составлен.</p>}
      </section>
    </div>
  )
}
