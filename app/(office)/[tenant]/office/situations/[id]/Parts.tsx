import { ButtonLink } from '@/components/ui/Button'
import { Section } from '@/components/ui/Section'
import { StatusMark } from '@/components/ui/StatusMark'
import { count, upperFirst } from '@/lib/core/format'
import { hypothesisLabels, proactiveLabels, serviceKindLabels, studyKindLabels } from '@/lib/feedback/situation/labels'
import type { SituationView } from '@/lib/feedback/situation/queries'

type Props = { tenant: string; at: string; situation: SituationView }

/** Services and functions across agencies, with what stands in the way of each. */
export function Services({ tenant, at, situation: { services, segments, touchpoints, can } }: Props) {
  const office = `/${tenant}/office`
  return (
    <Section
      title={services.length > 0 ? `Услуги и функции: ${services.length}` : 'Услуги и функции'}
      rule
      actions={
        can.edit && (
          <ButtonLink href={`${at}/services`} variant="quiet" size="s">
            Изменить
          </ButtonLink>
        )
      }
    >
      {services.length === 0 ? (
        <p className="text-muted">Перечень пока пуст.</p>
      ) : (
        <ul className="border-t border-line">
          {services.map(({ id, name, kind, agency, process, proactive, consent, channels, barriers }) => (
            <li key={id} className="border-b border-line py-2.5">
              <b className="font-medium">{name}</b>{' '}
              <span className="text-muted">
                {serviceKindLabels[kind]}
                {agency && ` · ${agency}`}
              </span>
              <span className="block text-sm">
                {proactiveLabels[proactive]}
                {consent && ', согласие получают'}
                {channels && `; удобнее: ${channels}`}
              </span>
              {barriers && <span className="block text-sm text-warn">! мешает: {barriers}</span>}
              {process && (
                <a href={`${office}/processes/${process.id}`} className="block text-sm">
                  {process.name}
                </a>
              )}
            </li>
          ))}
        </ul>
      )}
      {segments.length > 0 && (
        <p className="mt-3">
          <span className="text-muted">Сегменты: </span>
          <Links base={`${office}/segments`} all={segments} />
        </p>
      )}
      {touchpoints.length > 0 && (
        <p className="mt-2">
          <span className="text-muted">Точки взаимодействия: </span>
          <Links base={`${office}/touchpoints`} all={touchpoints} />
        </p>
      )}
    </Section>
  )
}

function Links({ base, all }: { base: string; all: { id: string; name: string }[] }) {
  return all.map(({ id, name }, i) => (
    <span key={id}>
      {i > 0 && ', '}
      <a href={`${base}/${id}`}>{name}</a>
    </span>
  ))
}

/** Journeys of different clients of the situation. */
export function Journeys({ at, situation: { journeys, can } }: Props) {
  return (
    <Section
      title="Карты пути"
      rule
      actions={
        can.journey && (
          <ButtonLink href={`${at}/journey/new`} variant="quiet" size="s">
            Новая карта
          </ButtonLink>
        )
      }
    >
      {journeys.length === 0 ? (
        <p className="text-muted">
          Карты пока нет. Она показывает этапы, чувства, визиты и документы – сейчас и как будет.
        </p>
      ) : (
        <ul className="border-t border-line">
          {journeys.map(({ id, who, stages, totals: { visits, days, papers } }) => (
            <li key={id} className="border-b border-line py-2.5">
              <a href={`${at}/journey?j=${id}`} className="font-medium">
                {upperFirst(who)}
              </a>
              <span className="block text-sm text-muted">
                {count(stages, 'этап', 'этапа', 'этапов')}; визиты {visits.now} → {visits.target}, рабочие дни{' '}
                {days.now} → {days.target}, документы {papers.now} → {papers.target}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

/** The scenario, hypotheses and insights, figures of the target state. */
export function ScenarioPart({ at, situation: { scenario, can } }: Props) {
  const { history, asIs, toBe, measures, hypotheses, insights } = scenario
  const words = [
    { title: 'Раньше', text: history },
    { title: 'Сейчас', text: asIs },
    { title: 'Как должно быть', text: toBe },
  ].filter(({ text }) => text !== '')
  const empty = words.length + measures.length + hypotheses.length + insights.length === 0
  return (
    <Section
      title="Сценарий и цель"
      rule
      actions={
        can.edit && (
          <ButtonLink href={`${at}/scenario`} variant="quiet" size="s">
            Изменить
          </ButtonLink>
        )
      }
    >
      {empty && <p className="text-muted">Сценарий пока не описан.</p>}
      {words.map(({ title, text }) => (
        <div key={title} className="mb-4">
          <h3 className="text-base">{title}</h3>
          <p className="max-w-[68ch] whitespace-pre-line">{text}</p>
        </div>
      ))}
      {measures.length > 0 && <Measures measures={measures} />}
      {hypotheses.length > 0 && (
        <>
          <h3 className="mt-4 text-base">Гипотезы</h3>
          <ul className="mt-1 grid gap-1.5">
            {hypotheses.map(({ text, state, checkedBy }) => (
              <li key={text}>
                {text}{' '}
                <StatusMark kind={state === 'held' ? 'ok' : state === 'fell' ? 'bad' : 'none'}>
                  {hypothesisLabels[state]}
                  {checkedBy && `: ${checkedBy}`}
                </StatusMark>
              </li>
            ))}
          </ul>
        </>
      )}
      {insights.length > 0 && (
        <>
          <h3 className="mt-4 text-base">Открытия</h3>
          <ul className="mt-1 list-disc pl-5">
            {insights.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </>
      )}
    </Section>
  )
}

export function Measures({ measures }: { measures: SituationView['scenario']['measures'] }) {
  return (
    <div className="overflow-x-auto" role="region" aria-label="Показатели цели" tabIndex={0}>
      <table className="w-full max-w-[44rem] text-dense [&_:is(th,td)]:border-b [&_:is(th,td)]:border-line [&_:is(th,td)]:px-2 [&_:is(th,td)]:py-1.5">
        <caption className="sr-only">Показатели цели</caption>
        <thead className="text-sm text-muted">
          <tr>
            <th scope="col" className="text-left font-normal">
              Показатель
            </th>
            {['было', 'цель', 'сейчас'].map((head) => (
              <th key={head} scope="col" className="text-right font-normal">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {measures.map(({ name, unit, before, target, now }) => (
            <tr key={name}>
              <th scope="row" className="text-left font-normal">
                {name}
                {unit && <span className="text-muted">, {unit}</span>}
              </th>
              <td className="text-right">{before || '–'}</td>
              <td className="text-right">{target || '–'}</td>
              <td className="text-right font-semibold">{now || '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** What it is known from: studies, surveys, and problems that were found. */
export function Sources({ tenant, situation: { id, studies, surveys, problems, can } }: Props) {
  const office = `/${tenant}/office`
  return (
    <Section
      title="На чём это стоит"
      rule
      actions={
        can.study && (
          <ButtonLink href={`${office}/situations/studies/new?situation=${id}`} variant="quiet" size="s">
            Внести исследование
          </ButtonLink>
        )
      }
    >
      {studies.length + surveys.length + problems.length === 0 && (
        <p className="text-muted">Исследований и опросов о ней пока нет.</p>
      )}
      <ul className="grid gap-1.5">
        {studies.map((study) => (
          <li key={study.id}>
            <a href={`${office}/situations/studies/${study.id}`}>{study.title}</a>{' '}
            <span className="text-muted">
              {studyKindLabels[study.kind]}
              {study.people !== null && `, ${count(study.people, 'человек', 'человека', 'человек')}`}
              {study.published && ', показано жителям'}
            </span>
          </li>
        ))}
        {surveys.map((survey) => (
          <li key={survey.id}>
            <a href={`${office}/surveys/${survey.id}`}>{survey.title}</a> <span className="text-muted">опрос</span>
          </li>
        ))}
        {problems.map((problem) => (
          <li key={problem.id}>
            <a href={`${office}/problems/${problem.id}`}>
              Проблема №&nbsp;{problem.number}: {problem.title}
            </a>
          </li>
        ))}
      </ul>
      {can.edit && (
        <p className="mt-3 text-sm">
          <a href={`${office}/surveys/new?situation=${id}`}>Спросить клиентов об этой ситуации</a>
        </p>
      )}
    </Section>
  )
}
