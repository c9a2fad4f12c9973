'use client'
import { useState } from 'react'
import { Button } from '@/components/ui/Button'
import { RadioGroup } from '@/components/ui/ChoiceFields'
import { cx } from '@/components/ui/cx'
import { TextArea } from '@/components/ui/TextArea'
import { formatTime } from '@/lib/core/dates'
import { NBSP } from '@/lib/core/format'
import type { AnswerContent, Entry, SavedAnswer } from '@/lib/rating/assessment/autosave'
import type { Criterion } from '@/lib/rating/methodology/types'
import { scoreCriterion } from '@/lib/rating/methodology/score'
import { mergedText, wordDiff, type DiffPart } from '@/lib/core/word-diff'

type Props = { criterion: Criterion; entry: Entry; timeZone: string; onResolve: (answer: AnswerContent) => void }

/** Two people changed one answer: who, when, both versions, and three ways out. */
export function ConflictPanel({ criterion, entry, timeZone, onResolve }: Props) {
  const [merging, setMerging] = useState(false)
  const { local, theirs } = entry
  if (!theirs) return null
  const who = theirs.updatedBy ?? 'Другой человек'
  const when = theirs.updatedAt ? ` в ${formatTime(timeZone, new Date(theirs.updatedAt))}` : ''
  return (
    <section
      role="alert"
      aria-label="Чужие изменения"
      className="mb-6 rounded-card border border-warn bg-warn-soft px-4 py-3.5"
    >
      <h2 className="text-lg">Этот ответ изменили одновременно с вами</h2>
      <p className="mt-1">
        Уже сохранено{when}: {who}. Ваш вариант пока не сохранён – ничего не потеряно, выберите, что оставить.
      </p>
      <div className="mt-4 grid gap-4 md:grid-cols-2">
        <Version
          title="Ваш вариант"
          criterion={criterion}
          answer={local}
          parts={wordDiff(theirs.comment, local.comment).filter(({ kind }) => kind !== 'removed')}
        />
        <Version
          title={`Вариант: ${who}`}
          criterion={criterion}
          answer={theirs}
          parts={wordDiff(local.comment, theirs.comment).filter(({ kind }) => kind !== 'removed')}
        />
      </div>
      {merging ? (
        <Merge
          criterion={criterion}
          mine={local}
          theirs={theirs}
          who={who}
          onDone={onResolve}
          onCancel={() => setMerging(false)}
        />
      ) : (
        <div className="mt-4 flex flex-wrap gap-3">
          <Button size="s" onClick={() => onResolve(local)}>
            Оставить моё
          </Button>
          <Button size="s" variant="quiet" onClick={() => onResolve(theirs)}>
            Взять чужое
          </Button>
          <Button size="s" variant="quiet" onClick={() => setMerging(true)}>
            Объединить
          </Button>
        </div>
      )}
    </section>
  )
}

const scoresText = (criterion: Criterion, { attested }: AnswerContent): string => {
  if (attested.length === 0) return 'нет ответа'
  const { score } = scoreCriterion(criterion, attested)
  const rungs = attested.filter((rung) => rung > 0).join(', ')
  return criterion.cumulative && rungs !== '' ? `отмечены ступени ${rungs}, балл${NBSP}${score}` : `балл${NBSP}${score}`
}

function Version({
  title,
  criterion,
  answer,
  parts,
}: {
  title: string
  criterion: Criterion
  answer: AnswerContent
  parts: DiffPart[]
}) {
  return (
    <div className="min-w-0">
      <h3 className="text-base">{title}</h3>
      <p className="text-dense">{scoresText(criterion, answer)}</p>
      <p className="mt-1.5 text-dense whitespace-pre-wrap">
        {parts.length === 0 && <span className="text-muted">без пояснения</span>}
        {parts.map((part, i) =>
          part.kind === 'same' ? (
            part.text
          ) : (
            <ins key={i} className={cx('bg-surface font-semibold underline decoration-dotted')}>
              {part.text}
            </ins>
          ),
        )}
      </p>
    </div>
  )
}

type MergeProps = {
  criterion: Criterion
  mine: AnswerContent
  theirs: SavedAnswer
  who: string
  onDone: (answer: AnswerContent) => void
  onCancel: () => void
}

function Merge({ criterion, mine, theirs, who, onDone, onCancel }: MergeProps) {
  const [comment, setComment] = useState(mergedText(mine.comment, theirs.comment))
  const [whose, setWhose] = useState('mine')
  const same = mine.attested.join() === theirs.attested.join()
  return (
    <div className="mt-4 grid gap-4 border-t border-line-strong pt-4">
      {!same && (
        <RadioGroup
          name="merge-whose"
          label="Чьи ступени оставить"
          value={whose}
          onChange={(value) => setWhose(value)}
          inline
          choices={[
            { value: 'mine', label: `Мои: ${scoresText(criterion, mine)}` },
            { value: 'theirs', label: `${who}: ${scoresText(criterion, theirs)}` },
          ]}
        />
      )}
      <TextArea
        name="merge-comment"
        label="Общее пояснение"
        hint="Собрано из обоих вариантов – поправьте, как нужно."
        rows={5}
        value={comment}
        onChange={(event) => setComment(event.currentTarget.value)}
      />
      <div className="flex flex-wrap gap-3">
        <Button
          size="s"
          onClick={() => onDone({ attested: whose === 'mine' ? mine.attested : theirs.attested, comment })}
        >
          Сохранить объединённое
        </Button>
        <Button size="s" variant="quiet" onClick={onCancel}>
          Не объединять
        </Button>
      </div>
    </div>
  )
}
