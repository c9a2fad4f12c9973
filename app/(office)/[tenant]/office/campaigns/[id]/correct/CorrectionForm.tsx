'use client'
import { useState } from 'react'
import { ActionForm } from '@/components/ui/ActionForm'
import { Button } from '@/components/ui/Button'
import { ComboField } from '@/components/ui/ComboField'
import { SelectField } from '@/components/ui/SelectField'
import { TextArea } from '@/components/ui/TextArea'
import type { CorrectableLine } from '@/lib/rating/publication/queries'
import { correctAction } from './action'

type Criterion = { number: number; title: string; options: { score: number; text: string }[] }
type Props = {
  tenant: string
  campaignId: string
  baseVersion: number
  /** New participants alone are reason enough. */
  mayBeEmpty: boolean
  agencies: CorrectableLine[]
  criteria: Criterion[]
}
type Line = { key: number; agencyId: string; criterion: string }

/** The corrected scores, one after another, and the reason for the whole version. */
export function CorrectionForm({ tenant, campaignId, baseVersion, mayBeEmpty, agencies, criteria }: Props) {
  const [lines, setLines] = useState<Line[]>(mayBeEmpty ? [] : [{ key: 0, agencyId: '', criterion: '' }])
  const change = (key: number, values: Partial<Line>) =>
    setLines((now) => now.map((line) => (line.key === key ? { ...line, ...values } : line)))
  return (
    <ActionForm
      action={correctAction}
      tenant={tenant}
      hidden={{ campaignId, baseVersion }}
      submitLabel="Опубликовать исправление"
      confirm={{
        title: `Опубликовать версию ${baseVersion + 1}?`,
        text: 'Она заменит действующую. Причина и прежняя версия останутся на публичной странице.',
        confirmLabel: 'Опубликовать',
      }}
    >
      {lines.map((line, index) => {
        const agency = agencies.find(({ agencyId }) => agencyId === line.agencyId)
        const criterion = criteria.find(({ number }) => String(number) === line.criterion)
        const now = agency?.scores.find((score) => score.criterion === criterion?.number)?.score
        return (
          <fieldset key={line.key} className="grid gap-4 border-t-2 border-ink pt-4">
            <legend className="sr-only">Исправление {index + 1}</legend>
            <ComboField
              name={`items.${index}.agencyId`}
              label="Участник"
              placeholder="Начните вводить название"
              options={agencies.map(({ agencyId, agencyName }) => ({ value: agencyId, label: agencyName }))}
              onChange={(value) => change(line.key, { agencyId: value ?? '' })}
            />
            <SelectField
              name={`items.${index}.criterion`}
              label="Критерий"
              empty="Выберите критерий"
              value={line.criterion}
              onChange={(event) => change(line.key, { criterion: event.currentTarget.value })}
              options={criteria.map(({ number, title }) => ({ value: String(number), label: `${number}. ${title}` }))}
            />
            <SelectField
              name={`items.${index}.score`}
              label="Новый балл"
              empty="Выберите балл"
              hint={now === undefined ? undefined : `Опубликован балл ${now}.`}
              options={(criterion?.options ?? []).map(({ score, text }) => ({
                value: String(score),
                label: `${score}${score === now ? ' (опубликован)' : ''} – ${text}`,
                disabled: score === now,
              }))}
            />
            <TextArea name={`items.${index}.reason`} label="Почему балл исправлен" rows={2} />
            {(lines.length > 1 || mayBeEmpty) && (
              <div>
                <Button
                  variant="text"
                  size="s"
                  onClick={() => setLines((all) => all.filter(({ key }) => key !== line.key))}
                >
                  Убрать это исправление
                </Button>
              </div>
            )}
          </fieldset>
        )
      })}
      <div>
        <Button
          variant="quiet"
          onClick={() =>
            setLines((now) => [
              ...now,
              { key: Math.max(-1, ...now.map(({ key }) => key)) + 1, agencyId: '', criterion: '' },
            ])
          }
        >
          Добавить исправление
        </Button>
      </div>
      <TextArea name="reason" label="Причина новой версии" rows={3} hint="Публикуется вместе с рейтингом." />
    </ActionForm>
  )
}
