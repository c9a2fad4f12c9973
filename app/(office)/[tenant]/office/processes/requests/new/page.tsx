import type { Metadata } from 'next'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { CheckboxField } from '@/components/ui/ChoiceFields'
import { DateField } from '@/components/ui/DateField'
import { EmptyState } from '@/components/ui/EmptyState'
import { TextArea } from '@/components/ui/TextArea'
import { TextField } from '@/components/ui/TextField'
import { count } from '@/lib/core/format'
import { requireActor } from '@/lib/platform/actor'
import { getAskForm } from '@/lib/processes/request/queries'
import type { AskForm } from '@/lib/processes/request/view'
import { askCourseAction } from '../action'

export const metadata: Metadata = { title: 'Новый запрос о ходе процессов' }

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<{ process?: string }> }

export default async function AskCoursePage({ params, searchParams }: Props) {
  const { tenant } = await params
  const { process: chosen } = await searchParams
  const at = `/${tenant}/office/processes/requests`
  const actor = await requireActor(tenant, `${at}/new`)
  const form = await getAskForm(actor, {})
  return (
    <>
      <Breadcrumbs
        items={[
          { label: pageName('processes'), href: `/${tenant}/office/processes` },
          { label: pageName('processes/requests'), href: at },
          { label: 'Новый запрос' },
        ]}
      />
      <PageTitle
        title="Новый запрос о ходе процессов"
        lead="Каждый владелец отмеченных процессов получит письмо и ответит в одной форме: шаги и времена – в таблице шагов, объёмы и пояснения – в ответе."
      />
      {form.agencies.length === 0 ? (
        <EmptyState title="В реестрах пока нет процессов">
          Спрашивать можно о процессе, который есть в реестре.
        </EmptyState>
      ) : (
        <ActionForm
          action={askCourseAction}
          tenant={tenant}
          submitLabel="Отправить запрос"
          actions={
            <ButtonLink href={at} variant="quiet">
              Отмена
            </ButtonLink>
          }
          className="max-w-[48rem]"
        >
          <TextField name="title" label="О чём запрос" hint="«Фактический ход процессов поддержки семей»" />
          <TextArea name="text" label="Что важно показать" rows={3} optional />
          <DateField
            name="dueOn"
            label="Ответить до"
            defaultValue={form.dueOn}
            hint={`По умолчанию ${count(form.days, 'рабочий день', 'рабочих дня', 'рабочих дней')} – настройка программы`}
          />
          <CheckboxField name="prices" defaultChecked label="Спросить и цены ресурсов: ставки, материалы, накладные" />
          <Processes form={form} chosen={chosen} />
        </ActionForm>
      )}
    </>
  )
}

function Processes({ form, chosen }: { form: AskForm; chosen: string | undefined }) {
  return (
    <fieldset>
      <legend className="mb-2 font-medium">О каких процессах</legend>
      <div className="grid gap-2">
        {form.agencies.map(({ id, name, processes }) => (
          <details key={id} open={processes.some((one) => one.id === chosen)} className="border-t border-line pt-2">
            <summary className="cursor-pointer">
              {name} <span className="text-muted">{count(processes.length, 'процесс', 'процесса', 'процессов')}</span>
            </summary>
            <div className="my-3 ml-4 grid gap-2">
              {processes.map((one) => (
                <CheckboxField
                  key={one.id}
                  name="processIds[]"
                  value={one.id}
                  defaultChecked={one.id === chosen && !one.asked}
                  disabled={one.asked}
                  label={`${one.code} ${one.name}`}
                  hint={one.asked ? 'Уже спрошено, ответ ещё не принят' : undefined}
                />
              ))}
            </div>
          </details>
        ))}
      </div>
    </fieldset>
  )
}
