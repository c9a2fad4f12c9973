import type { Metadata } from 'next'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { PageTitle } from '@/components/layout/PageTitle'
import { requireOperator } from '@/lib/account/operator'
import { programmeOptions } from '@/lib/tenancy/operator-actions'
import { NewTenantForm } from './NewTenantForm'

export const metadata: Metadata = { title: 'Новая программа' }

export default async function NewTenantPage() {
  await requireOperator('/operator/new')
  return (
    <>
      <Breadcrumbs items={[{ label: 'Программы', href: '/operator' }, { label: 'Новая программа' }]} />
      <PageTitle
        title="Новая программа"
        lead="Шаблон – это акт, записанный данными: критерии, уровни, сроки, виды органов. После создания программой управляет уполномоченный орган."
      />
      <NewTenantForm programmes={programmeOptions()} />
    </>
  )
}
