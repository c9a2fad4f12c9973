'use client'
import { ActionForm, type FormAction } from '@/components/ui/ActionForm'
import { stageMark, type Stage } from '@/lib/feedback/situation/stage'

export type StageActions = { add: FormAction; remove: FormAction; shift: FormAction }
type Props = {
  tenant: string
  journeyId: string
  stage: Stage
  at: number
  last: boolean
  actions: StageActions
}

/** Above a stage: move it, add one after it, take it away. */
export function StageTools({ tenant, journeyId, stage, at, last, actions }: Props) {
  const hidden = { id: journeyId, stageId: stage.id }
  const n = at + 1
  const form = { tenant, variant: 'text', size: 's', quiet: true } as const
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      <b>{n}</b>
      {at > 0 && (
        <ActionForm {...form} action={actions.shift} hidden={{ ...hidden, step: -1 }} submitLabel={`← этап ${n}`} />
      )}
      {!last && (
        <ActionForm {...form} action={actions.shift} hidden={{ ...hidden, step: 1 }} submitLabel={`этап ${n} →`} />
      )}
      <ActionForm
        {...form}
        action={actions.add}
        hidden={{ id: journeyId, after: stage.id }}
        submitLabel={`+ после ${n}`}
      />
      <ActionForm
        {...form}
        action={actions.remove}
        hidden={{ ...hidden, seen: stageMark(stage) }}
        submitLabel={`Убрать ${n}`}
        confirm={{
          title: `Убрать этап «${stage.name || n}»?`,
          text: 'Всё, что о нём записано, пропадёт с карты.',
          confirmLabel: 'Убрать',
          tone: 'danger',
        }}
      />
    </span>
  )
}
