'use client'
import { daysBetween, isDateString } from '@/lib/core/dates'
import type { PassportForm } from '@/lib/projects/form/form'
import { cx } from '@/components/ui/cx'
import { DateText } from './DateText'
import { useEditor, usePath } from './editor-context'
import { Place, Remarks, UnderField } from './PathField'

type Span = { first: string; days: number }

/** The days that the bars are drawn over: all that is dated. */
function spanOf(dates: readonly string[]): Span | null {
  const known = dates.filter(isDateString).sort()
  const [first, last] = [known[0], known.at(-1)]
  return first === undefined || last === undefined ? null : { first, days: daysBetween(first, last) + 1 }
}

function Bar({ span, from, to, wrong }: { span: Span | null; from: string; to: string; wrong: boolean }) {
  if (!span || !isDateString(from) || !isDateString(to) || to < from)
    return <div className="passport-track" aria-hidden="true" />
  const share = (days: number) => `${(days / span.days) * 100}%`
  return (
    <div className="passport-track" aria-hidden="true">
      <i
        data-wrong={wrong || undefined}
        style={{ left: share(daysBetween(span.first, from)), width: share(daysBetween(from, to) + 1) }}
      />
    </div>
  )
}

function StageRow({ stage, span }: { stage: PassportForm['stages'][number]; span: Span | null }) {
  const { number, title, dates } = stage
  const { fields } = useEditor()
  const single = dates === 'SINGLE'
  const only = !fields[`stages.${number}.from`] && fields[`stages.${number}.to`] ? 'to' : 'from'
  const [fromPath, toPath] = [`stages.${number}.${single ? only : 'from'}`, `stages.${number}.to`]
  const from = usePath(fromPath)
  const to = usePath(toPath)
  const errors = [...new Set([from.error, single ? undefined : to.error])].filter((one) => one !== undefined)
  const errorId = `stage-${number}-error`
  return (
    <li className="grid grid-cols-[1.5rem_minmax(0,1fr)_minmax(0,1fr)] items-center gap-x-2.5 gap-y-2 border-b border-line py-2.5 text-dense md:grid-cols-[1.5rem_minmax(0,1fr)_8.75rem_8.75rem]">
      <span className="text-muted">{number}</span>
      <span className="col-span-2 md:col-span-1">{title}</span>
      <Place path={fromPath} className={cx('col-start-2', single ? 'md:col-start-4' : 'md:col-start-3')}>
        <DateText
          path={fromPath}
          label={single ? `Этап ${number}: день` : `Этап ${number}: начало`}
          errorId={errorId}
        />
      </Place>
      {!single && (
        <Place path={toPath}>
          <DateText path={toPath} label={`Этап ${number}: конец`} errorId={errorId} />
        </Place>
      )}
      <div className="col-span-full col-start-2">
        <Bar span={span} from={from.text} to={single ? from.text : to.text} wrong={errors.length > 0} />
      </div>
      <div className="col-span-full col-start-2 empty:hidden">
        {errors.length > 0 && (
          <p id={errorId} className="text-sm text-danger">
            {errors.join(' ')}
          </p>
        )}
        <UnderField path={fromPath} />
        {!single && <UnderField path={toPath} />}
      </div>
    </li>
  )
}

/** The stages of the form with their dates and a bar of each over the whole. */
export function StageRows({ form }: { form: PassportForm }) {
  const { fields } = useEditor()
  const span = spanOf(
    form.stages.flatMap(({ number }) => [fields[`stages.${number}.from`] ?? '', fields[`stages.${number}.to`] ?? '']),
  )
  return (
    <Place path="stages">
      <ol>
        {form.stages.map((stage) => (
          <StageRow key={stage.number} stage={stage} span={span} />
        ))}
      </ol>
      <Remarks path="stages" />
    </Place>
  )
}
