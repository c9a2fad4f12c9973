import { formatLong } from '@/lib/core/dates'
import type { OwnSurvey } from '@/lib/feedback/answers/collect-queries'

/** Surveys that a person is asked to answer. */
export function OwnSurveys({ surveys }: { surveys: readonly OwnSurvey[] }) {
  return (
    <ul className="grid max-w-[44rem] gap-3">
      {surveys.map(({ id, title, asker, closesOn, href }) => (
        <li key={id} className="border-t border-line pt-3">
          <a href={href} className="font-semibold">
            {title}
          </a>
          <p className="text-muted">
            {asker}
            {closesOn && ` · ответить до ${formatLong(closesOn)}`}
          </p>
        </li>
      ))}
    </ul>
  )
}
