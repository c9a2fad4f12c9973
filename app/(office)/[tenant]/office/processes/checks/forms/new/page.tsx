import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { ActionForm } from '@/components/ui/ActionForm'
import { may } from '@/lib/access'
import { requireActor } from '@/lib/platform/actor'
import { createFormAction } from '../../action'
import { FormFields } from '../FormFields'

export const metadata: Metadata = { title: 'Новая анкета' }

export default async function NewFormPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params
  const at = `/${tenant}/office/processes/checks`
  const actor = await requireActor(tenant, `${at}/forms/new`)
  if (!may(actor, 'check.form')) notFound()
  return (
    <div className="max-w-[56rem]">
      <Breadcrumbs items={[{ label: pageName('processes/checks'), href: at }, { label: 'Новая анкета' }]} />
      <PageTitle title="Новая анкета самопроверки" />
      <ActionForm action={createFormAction} tenant={tenant} submitLabel="Сохранить анкету">
        <FormFields form={null} />
      </ActionForm>
    </div>
  )
}
