'use client'
import { useState } from 'react'
import { ActionForm } from '@/components/ui/ActionForm'
import { DateField } from '@/components/ui/DateField'
import { TextArea } from '@/components/ui/TextArea'
import { TextField } from '@/components/ui/TextField'
import { formatDecimal, readDecimal, toDecimalString } from '@/lib/core/decimal'
import { effectOf } from '@/lib/proposals/rules'
import { acceptAction, completeAction, declineAction, returnAction } from './move-actions'

export type MoveTarget = { id: string; version: number }
type Props = { tenant: string; proposal: MoveTarget }

export function AcceptForm({ tenant, proposal: { id, version } }: Props) {
  return (
    <ActionForm action={acceptAction} tenant={tenant} hidden={{ id, version }} submitLabel="Принять предложение">
      <TextField
        name="responsible"
        label="Кто отвечает за внедрение"
        hint="Должность или фамилия и инициалы"
        maxLength={200}
      />
      <DateField name="dueOn" label="Внедрить до" />
      <TextArea name="answer" label="Что будет сделано" optional hint="Это прочтёт автор" rows={3} />
    </ActionForm>
  )
}

export function DeclineForm({ tenant, proposal: { id, version } }: Props) {
  return (
    <ActionForm
      action={declineAction}
      tenant={tenant}
      hidden={{ id, version }}
      submitLabel="Отклонить с этой причиной"
      variant="danger"
    >
      <TextArea
        name="answer"
        label="Почему не принято"
        hint="Это прочтёт автор. Поблагодарите и объясните, что мешает: так он предложит ещё."
        rows={4}
      />
    </ActionForm>
  )
}

/** Money follows from the hours as they are typed, by the function that the server counts with. */
export function CompleteForm({
  tenant,
  proposal: { id, version },
  today,
  hourRate,
}: Props & { today: string; hourRate: number }) {
  const [typed, setTyped] = useState({ hours: '', saved: '' })
  const read = (text: string) => {
    const value = text.trim() === '' ? undefined : readDecimal(text)
    return value && value.units >= 0 && value.units < 1e11 ? toDecimalString(value) : null
  }
  const { money } = effectOf({ hours: read(typed.hours), saved: read(typed.saved), hourRate })
  return (
    <ActionForm action={completeAction} tenant={tenant} hidden={{ id, version }} submitLabel="Отметить внедрённым">
      <DateField name="doneOn" label="Внедрено" defaultValue={today} />
      <TextArea name="answer" label="Что сделано" hint="Это прочтёт автор" rows={3} />
      <TextField
        name="hours"
        label="Экономия времени"
        optional
        inputMode="decimal"
        chars={10}
        suffix="часов в год"
        onChange={(event) => setTyped({ ...typed, hours: event.currentTarget.value })}
      />
      <TextField
        name="saved"
        label="Экономия денег, кроме времени"
        optional
        inputMode="decimal"
        chars={12}
        suffix="₽ в год"
        hint="Бумага, топливо, услуги подрядчиков"
        onChange={(event) => setTyped({ ...typed, saved: event.currentTarget.value })}
      />
      <p aria-live="polite" className="text-muted">
        {money === null
          ? `Час работы портал считает по ${formatDecimal(String(hourRate))} ₽.`
          : `Всего ${formatDecimal(money)} ₽ в год, час – по ${formatDecimal(String(hourRate))} ₽.`}
      </p>
      <TextArea
        name="effectBasis"
        label="Как посчитано"
        optional
        hint="Нужно, если указана экономия: сколько раз в год и сколько минут каждый раз"
        rows={2}
      />
    </ActionForm>
  )
}

export function ReturnForm({ tenant, proposal: { id, version }, done }: Props & { done: boolean }) {
  return (
    <ActionForm
      action={returnAction}
      tenant={tenant}
      hidden={{ id, version }}
      submitLabel={done ? 'Вернуть в работу' : 'Отменить решение'}
      variant="quiet"
    >
      <TextArea
        name="reason"
        label="Почему решение отменяется"
        hint={`Это прочтёт автор. ${done ? 'Предложение вернётся в работу, посчитанный эффект снимется.' : 'Предложение снова будет ждать ответа, срок начнётся заново.'}`}
        rows={3}
      />
    </ActionForm>
  )
}
