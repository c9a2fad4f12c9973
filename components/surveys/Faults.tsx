'use client'
import { count } from '@/lib/core/format'
import type { SurveyFault } from '@/lib/feedback/survey/faults'
import { useBuilding } from './builder-context'

/** What is wrong at a question or a page, at its place. */
export function FaultsAt({ question, page }: { question?: string; page?: string }) {
  const { faults } = useBuilding()
  const own = faults.filter((fault) =>
    question ? fault.question === question : fault.question === null && fault.page === page,
  )
  if (own.length === 0) return null
  return (
    <ul className="survey-faults-here">
      {own.map(({ text }) => (
        <li key={text}>
          <span aria-hidden="true">✕ </span>
          {text}
        </li>
      ))}
    </ul>
  )
}

const MOST = 8

/** Everything that keeps the survey from being started, each with the way to it. */
export function FaultList() {
  const { faults, names, open } = useBuilding()
  if (faults.length === 0)
    return (
      <p className="survey-sound">
        <span className="text-ok" aria-hidden="true">
          ✓{' '}
        </span>
        Условия верны, с каждой страницы есть выход, каждый вопрос кто-то увидит.
      </p>
    )
  return (
    <ul className="survey-faults">
      {faults.slice(0, MOST).map((fault) => (
        <li key={`${fault.question} ${fault.page} ${fault.text}`}>
          <span className="text-danger" aria-hidden="true">
            ✕
          </span>
          <span>{fault.text}</span>
          <GoTo fault={fault} names={names} open={open} />
        </li>
      ))}
      {faults.length > MOST && (
        <li>
          <span />
          <span className="text-muted">и ещё {count(faults.length - MOST, 'замечание', 'замечания', 'замечаний')}</span>
        </li>
      )}
    </ul>
  )
}

type GoProps = { fault: SurveyFault } & Pick<ReturnType<typeof useBuilding>, 'names' | 'open'>

function GoTo({ fault: { question, page }, names, open }: GoProps) {
  if (question !== null)
    return (
      <button type="button" className="survey-link" onClick={() => open({ of: 'question', id: question })}>
        Перейти к вопросу {names.number(question)}
      </button>
    )
  if (page !== null)
    return (
      <button type="button" className="survey-link" onClick={() => open({ of: 'page', id: page })}>
        Перейти к странице {names.pageNumber(page)}
      </button>
    )
  return <span />
}
