'use client'
import { ActionForm } from '@/components/ui/ActionForm'
import { SelectField } from '@/components/ui/SelectField'
import { Section } from '@/components/ui/Section'
import type { AnswerFileDraft } from '@/lib/feedback/import/queries'
import { chooseAnswerFileAction } from '../action'

type Props = { draft: AnswerFileDraft; tenant: string; hidden: { id: string; version: number } }

/** About whom the answers are, where the survey itself does not say. */
export function Body({ draft: { body }, tenant, hidden }: Props) {
  const { agencies, points, agencyId, touchpointId, known } = body
  if (agencies.length === 0 && points.length === 0) return null
  const options = (list: { id: string; name: string }[]) => list.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Section title="О ком эти ответы" rule lead={known ? undefined : 'Выберите: без этого ответы не перенести.'}>
      <ActionForm
        key={hidden.version}
        action={chooseAnswerFileAction}
        tenant={tenant}
        hidden={hidden}
        submitLabel="Запомнить"
        variant="quiet"
        size="s"
        quiet
        className="max-w-[40rem]"
      >
        {agencies.length > 0 && (
          <SelectField
            name="agencyId"
            label="Орган"
            defaultValue={agencyId}
            empty="Выберите орган"
            options={options(agencies)}
          />
        )}
        {points.length > 0 && (
          <SelectField
            name="touchpointId"
            label="Точка"
            hint="Если все ответы файла – об одной точке"
            optional
            defaultValue={touchpointId}
            empty="без точки"
            options={options(points)}
          />
        )}
      </ActionForm>
    </Section>
  )
}
