'use client'
import type { ReactNode, Ref } from 'react'
import { Ladder } from '@/components/rating/Ladder'
import { Button, ButtonLink } from '@/components/ui/Button'
import { CheckboxField } from '@/components/ui/ChoiceFields'
import { TextArea } from '@/components/ui/TextArea'
import { formatDecimal } from '@/lib/core/decimal'
import { formatSigned } from '@/lib/core/format'
import type { EvidenceView } from '@/lib/rating/assessment/view'
import type { AnswerContent, Entry } from '@/lib/rating/assessment/autosave'
import { criterionName, interpretationsOf, type Criterion, type Methodology } from '@/lib/rating/methodology/types'
import type { PathToNextLevel } from '@/lib/rating/assessment/path'
import { COMMENT_MAX } from '@/lib/rating/status/schema'
import { ConflictPanel } from './ConflictPanel'
import { openInPlace } from './CriterionNav'
import { rungViews, toggled } from './rungs'

type Props = {
  methodology: Methodology
  criterion: Criterion
  entry: Entry
  evidence: readonly EvidenceView[]
  path: PathToNextLevel | null
  timeZone: string
  editable: boolean
  /** The heading takes the focus when the criterion changes in place. */
  headingRef: Ref<HTMLHeadingElement>
  href: (criterion: number) => string
  onOpen: (criterion: number) => void
  onEdit: (answer: AnswerContent) => void
  onResolve: (answer: AnswerContent) => void
  evidenceEditor: ReactNode
}

/** The act's wording without the words that already stand in the heading. */
function wordingOf(criterion: Criterion): string {
  const name = criterionName(criterion)
  const rest = criterion.title.startsWith(`${name} `)
    ? criterion.title.slice(name.length + 1)
    : criterion.title === name
      ? ''
      : criterion.title
  return rest === '' ? '' : `${rest} · `
}

export function CriterionPanel(props: Props) {
  const {
    methodology,
    criterion,
    entry,
    evidence,
    path,
    timeZone,
    editable,
    headingRef,
    href,
    onOpen,
    onEdit,
    onResolve,
    evidenceEditor,
  } = props
  const { local } = entry
  const wanted = path?.best.steps.filter((step) => step.criterion === criterion.number) ?? []
  const rulings = interpretationsOf(methodology, `criterion:${criterion.number}`)
  const nothing = local.attested.includes(0)
  const rungs = rungViews(
    criterion,
    local.attested,
    evidence,
    wanted.map(({ rung }) => rung),
  ).map((rung) => ({
    ...rung,
    aside: rung.wanted ? (
      <span className="font-semibold whitespace-nowrap text-leader">
        {formatSigned(wanted.find((step) => step.rung === rung.score)?.gain ?? '0')}
      </span>
    ) : undefined,
  }))
  return (
    <article aria-labelledby="criterion-title">
      <h1 id="criterion-title" ref={headingRef} tabIndex={-1}>
        {criterionName(criterion)}
      </h1>
      <p className="mt-3 mb-6 text-dense text-muted">
        {wordingOf(criterion)}коэффициент <b className="text-ink">{formatDecimal(criterion.weight)}</b>
        {criterion.cumulative && ' · ступени складываются: для верхней нужны все нижние'}
      </p>
      {entry.phase === 'conflict' && (
        <ConflictPanel criterion={criterion} entry={entry} timeZone={timeZone} onResolve={onResolve} />
      )}
      <Ladder
        legend={`Критерий ${criterion.number}. ${criterionName(criterion)}`}
        name={`criterion-${criterion.number}`}
        cumulative={criterion.cumulative}
        rungs={rungs}
        readOnly={!editable}
        onChange={(score, checked) =>
          onEdit({ ...local, attested: toggled(criterion, local.attested, score, checked) })
        }
      />
      {criterion.cumulative && editable && (
        <CheckboxField
          name={`nothing-${criterion.number}`}
          label="Ничего из этого не выполнено – 0 баллов"
          className="mt-3"
          checked={nothing}
          onChange={(event) => onEdit({ ...local, attested: event.currentTarget.checked ? [0] : [] })}
        />
      )}
      {rulings.map((ruling) => (
        <p key={ruling.id} className="mt-4 border-l-2 border-line-strong pl-3 text-dense text-muted">
          Как прочитан акт. {ruling.text}
        </p>
      ))}

      <Comment criterion={criterion.number} answer={local} editable={editable} onEdit={onEdit} />

      <h2 className="mt-8 mb-3">Подтверждения</h2>
      {criterion.evidence && (
        <p className="mb-3 text-dense text-muted">Акт просит: {criterion.evidence.replace(/\.+$/, '')}.</p>
      )}
      {evidenceEditor}

      <Onward methodology={methodology} criterion={criterion} href={href} onOpen={onOpen} />
    </article>
  )
}

type CommentProps = {
  criterion: number
  answer: AnswerContent
  editable: boolean
  onEdit: (answer: AnswerContent) => void
}

/** «Пояснение» to the answer. */
function Comment({ criterion, answer, editable, onEdit }: CommentProps) {
  return (
    <>
      <h2 className="mt-8 mb-3">Пояснение</h2>
      {editable ? (
        <TextArea
          key={`comment-${criterion}`}
          name={`comment-${criterion}`}
          label="Пояснение к ответу"
          hideLabel
          rows={4}
          maxLength={COMMENT_MAX}
          value={answer.comment}
          placeholder="Что сделано, какими документами это закреплено"
          onChange={(event) => onEdit({ ...answer, comment: event.currentTarget.value })}
        />
      ) : (
        <p className="max-w-[68ch] whitespace-pre-wrap">
          {answer.comment || <span className="text-muted">Пояснения нет.</span>}
        </p>
      )}
    </>
  )
}

type OnwardProps = Pick<Props, 'methodology' | 'criterion' | 'href' | 'onOpen'>

/** To the criteria beside this one; from the last to the total. */
function Onward({ methodology, criterion, href, onOpen }: OnwardProps) {
  const at = methodology.criteria.indexOf(criterion)
  const [previous, next] = [methodology.criteria[at - 1], methodology.criteria[at + 1]]
  return (
    <p className="mt-8 flex flex-wrap gap-3 print:hidden">
      {previous && (
        <ButtonLink variant="quiet" href={href(previous.number)} onClick={openInPlace(previous.number, onOpen)}>
          ← Критерий {previous.number}
        </ButtonLink>
      )}
      {next ? (
        <ButtonLink href={href(next.number)} onClick={openInPlace(next.number, onOpen)}>
          Критерий {next.number} →
        </ButtonLink>
      ) : (
        <Button variant="quiet" onClick={() => document.getElementById('itog')?.scrollIntoView({ block: 'start' })}>
          К итогу ↓
        </Button>
      )}
    </p>
  )
}
