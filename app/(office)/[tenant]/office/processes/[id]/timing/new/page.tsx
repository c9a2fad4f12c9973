import { notFound } from 'next/navigation'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { CheckboxField } from '@/components/ui/ChoiceFields'
import { Section } from '@/components/ui/Section'
import { TextField } from '@/components/ui/TextField'
import { requireActor } from '@/lib/platform/actor'
import { mapStateLabels, mapStateOf, mapStatePaths } from '@/lib/processes/model/states'
import { getTiming } from '@/lib/processes/timing/queries'
import { openSeriesAction } from '../action'
import { processMetadata } from '../../load'

export const generateMetadata = processMetadata('Новая серия замеров')

type Props = { params: Promise<{ tenant: string; id: string }>; searchParams: Promise<{ state?: string }> }

export default async function NewSeriesPage({ params, searchParams }: Props) {
  const { tenant, id } = await params
  const state = mapStateOf((await searchParams).state) ?? 'AS_IS'
  const base = `/${tenant}/office/processes/${id}/timing`
  const actor = await requireActor(tenant, `${base}/new`)
  const view = await getTiming(actor, { id, state })
  if (!view.can.time || view.steps.length === 0) notFound()
  return (
    <Section title={`Новая серия: ${mapStateLabels[state]}`} className="mt-0">
      <ActionForm
        action={openSeriesAction}
        tenant={tenant}
        hidden={{ processId: id, state }}
        submitLabel="Открыть серию"
        actions={
          <ButtonLink href={state === 'TO_BE' ? `${base}?state=${mapStatePaths[state]}` : base} variant="quiet">
            Отмена
          </ButtonLink>
        }
        className="max-w-[44rem]"
      >
        <TextField name="place" label="Где снимаем" hint="Например «Центральный офис, окно 3»" />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField name="runWord" label="Что проходит по шагам" defaultValue="заявление" hint="«обращение», «дело»" />
          <TextField name="planned" label="Сколько пройти" inputMode="numeric" defaultValue="15" />
        </div>
        <fieldset>
          <legend className="mb-1 font-medium">Шаги этого места</legend>
          <p className="mb-3 text-sm text-muted">Ничего не отмечено – снимаются все шаги.</p>
          <div className="grid gap-2">
            {view.steps.map(({ stepId, number, name }) => (
              <CheckboxField key={stepId} name="stepIds[]" value={stepId} label={`${number}. ${name}`} />
            ))}
          </div>
        </fieldset>
      </ActionForm>
    </Section>
  )
}
