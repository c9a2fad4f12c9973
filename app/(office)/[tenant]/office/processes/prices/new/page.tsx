import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { SelectField } from '@/components/ui/SelectField'
import { TextField } from '@/components/ui/TextField'
import { requireActor } from '@/lib/platform/actor'
import { resourceKindLabels } from '@/lib/processes/money/labels'
import { listResources } from '@/lib/processes/money/queries'
import { resourceKinds } from '@/lib/processes/money/rules'
import { addResourceAction } from '../action'

export const metadata: Metadata = { title: 'Новый ресурс' }

export default async function NewResourcePage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params
  const at = `/${tenant}/office/processes/prices`
  const actor = await requireActor(tenant, `${at}/new`)
  const { agencies, programme } = await listResources(actor, {})
  if (!programme && agencies.length === 0) notFound()
  return (
    <>
      <Breadcrumbs
        items={[
          { label: pageName('processes'), href: `/${tenant}/office/processes` },
          { label: pageName('processes/prices'), href: at },
          { label: 'Новый ресурс' },
        ]}
      />
      <PageTitle title="Новый ресурс" lead="Цены с днями действия вносятся на следующей странице." />
      <ActionForm
        action={addResourceAction}
        tenant={tenant}
        submitLabel="Добавить"
        actions={
          <ButtonLink href={at} variant="quiet">
            Отмена
          </ButtonLink>
        }
        className="max-w-[44rem]"
      >
        <SelectField
          name="kind"
          label="Вид"
          options={resourceKinds.map((kind) => ({ value: kind, label: resourceKindLabels[kind].one }))}
        />
        <TextField name="name" label="Название" hint="Роль работника – «Специалист по назначению», без фамилии." />
        <TextField name="measure" label="Единица" optional hint="«лист», «письмо», «запрос»" />
        <SelectField
          name="agencyId"
          label="Чей"
          empty={programme ? 'Всей программы' : undefined}
          options={agencies.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </ActionForm>
    </>
  )
}
