import { Section } from '@/components/ui/Section'
import { may } from '@/lib/access'
import { formatLong, type DateString } from '@/lib/core/dates'
import { upperFirst } from '@/lib/core/format'
import { beforeAfterHeadline, beforeAfterText, changeWords } from '@/lib/feedback/results/before-after'
import { getBeforeAfter, type BeforeAfterOf, type BeforeAfterView } from '@/lib/feedback/results/before-after-queries'
import type { QuestionResult } from '@/lib/feedback/results/view'
import { figureText, intervalText } from '@/lib/feedback/results/words'
import type { Actor } from '@/lib/platform/actor'

type Props = { tenant: string; actor: Actor; of: BeforeAfterOf }

/** What clients said before and after; nothing where no survey asks of it. */
export async function BeforeAfter({ tenant, actor, of }: Props) {
  if (!may(actor, 'result.read')) return null
  const { view } = await getBeforeAfter(actor, of)
  if (!view) return null
  const { pair, project, change } = view
  const office = `/${tenant}/office`
  return (
    <Section title={pair ? beforeAfterHeadline(pair) : 'Удовлетворённость до и после'}>
      <p className="mb-3 text-muted">
        {'processId' in of && (
          <>
            <a href={`${office}/projects/${project.id}`}>
              Проект № {project.number} «{project.title}»
            </a>
            :{' '}
          </>
        )}
        {'processId' in of ? changeWords(change) : upperFirst(changeWords(change))}
      </p>
      {pair ? (
        <>
          <dl className="grid gap-x-8 gap-y-3 sm:grid-cols-2">
            <Wave office={office} word="До" of={pair.before} day={pair.before.until} />
            <Wave office={office} word="После" of={pair.after} day={pair.after.from} />
          </dl>
          <p className="mt-3 max-w-[68ch]">{beforeAfterText(pair)}</p>
        </>
      ) : (
        <p className="max-w-[68ch]">{missing(view)}</p>
      )}
    </Section>
  )
}

const missing = ({ has, change }: BeforeAfterView): string => {
  if (has.before && has.after) return 'До и после спрашивали по-разному: вопрос или шкала другие, сравнить нельзя.'
  if (has.after) return 'До внедрения клиентов не спросили: сравнить не с чем.'
  const next =
    change.until === null ? 'Когда внедрят, спросите ещё раз той же анкетой.' : 'Спросите ещё раз той же анкетой.'
  return has.before ? `Клиентов спросили до внедрения. ${next}` : `Закрытых партий ответов до внедрения нет. ${next}`
}

type WaveProps = {
  office: string
  word: string
  of: { surveyId: string; title: string; result: QuestionResult }
  day: DateString
}

function Wave({ office, word, of: { surveyId, title, result }, day }: WaveProps) {
  const { measure } = result
  return (
    <div>
      <dt className="text-muted">
        {word}: <a href={`${office}/surveys/${surveyId}/results`}>{title}</a>,{' '}
        {word === 'До' ? `ответы по ${formatLong(day)}` : `ответы с ${formatLong(day)}`}
      </dt>
      <dd>
        {measure?.kind === 'marks' ? (
          <>
            <b className="text-lg">{figureText(measure.satisfied.share)} %</b> довольны
            <span className="block text-sm text-muted">
              {measure.satisfied.count} из {measure.n}, интервал 95 %: {intervalText(measure.satisfied)}
            </span>
          </>
        ) : (
          'скрыто: слишком мало ответов'
        )}
      </dd>
    </div>
  )
}
