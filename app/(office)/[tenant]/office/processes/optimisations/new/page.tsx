import type { Metadata } from 'next'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { RadioGroup } from '@/components/ui/ChoiceFields'
import { ComboField } from '@/components/ui/ComboField'
import { DateField } from '@/components/ui/DateField'
import { TextArea } from '@/components/ui/TextArea'
import { TextField } from '@/components/ui/TextField'
import { requireActor } from '@/lib/platform/actor'
import { getOptimisationOpening } from '@/lib/processes/optimisation/list-queries'
import { openOptimisationAction } from '../action'

export const metadata: Metadata = { title: 'Открыть оптимизацию' }

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<{ process?: string }> }

export default async function NewOptimisationPage({ params, searchParams }: Props) {
  const { tenant } = await params
  const { process: processId = '' } = await searchParams
  const office = `/${tenant}/office/processes`
  const actor = await requireActor(tenant, `${office}/optimisations/new?process=${processId}`)
  const { process, administrators } = await getOptimisationOpening(actor, { processId })
  return (
    <>
      <Breadcrumbs
        items={[
          { label: pageName('processes'), href: office },
          { label: process.code, href: `${office}/${process.id}` },
          { label: 'Открыть оптимизацию' },
        ]}
      />
      <PageTitle
        title={`Оптимизировать: ${process.name}`}
        lead="Откроется проект. Во главе группы – представитель владельца, участники процесса и ключевые показатели перейдут в паспорт."
      />
      <ActionForm
        action={openOptimisationAction}
        tenant={tenant}
        hidden={{ processId: process.id }}
        submitLabel="Открыть оптимизацию"
        actions={
          <ButtonLink href={`${office}/${process.id}/optimisation`} variant="quiet">
            Отмена
          </ButtonLink>
        }
        className="max-w-[44rem]"
      >
        <TextField
          name="title"
          label="Как назвать"
          hint="Что станет лучше для людей"
          defaultValue={`Оптимизация процесса «${process.name}»`.slice(0, 300)}
          maxLength={300}
        />
        <TextArea
          name="problem"
          label="Какую проблему решаем"
          hint="С чем сталкиваются заявитель и сотрудники, сколько времени и денег уходит"
          rows={4}
          maxLength={2000}
        />
        <RadioGroup
          name="kind"
          label="Вид проекта"
          defaultValue="LEAN"
          inline
          choices={[
            { value: 'LEAN', label: 'Бережливый' },
            { value: 'CLIENT_CENTRIC', label: 'Клиентоцентричный' },
          ]}
        />
        <ComboField
          name="administratorId"
          label="Администратор группы от процессного офиса"
          optional
          options={administrators.map(({ id, label }) => ({ value: id, label }))}
        />
        <DateField name="planDueOn" label="К какому дню утвердить план" optional />
      </ActionForm>
      {process.representative === '' && (
        <p className="mt-4 max-w-[44rem] text-sm text-warn">
          ! У процесса не назван представитель владельца: руководителя группы впишите в паспорт проекта.
        </p>
      )}
    </>
  )
}
