import type { Metadata } from 'next'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { PageTitle } from '@/components/layout/PageTitle'
import { requireOperator } from '@/lib/account/operator'
import { programmeOptions } from '@/lib/tenancy/operator-actions'
import { CheckTemplateForm } from './CheckTemplateForm'

export const metadata: Metadata = { title: 'Проверить шаблон' }

export default async function CheckTemplatePage() {
  await requireOperator('/operator/check')
  return (
    <>
      <Breadcrumbs items={[{ label: 'Программы', href: '/operator' }, { label: 'Проверить шаблон' }]} />
      <PageTitle
        title="Проверить шаблон программы"
        lead="Пробел или наложение в шкале уровней, коэффициент не числом, балл, которого нет, пример из акта, который не сходится, – всё называется с местом и причиной. Ничего не сохраняется."
      />
      <CheckTemplateForm programmes={programmeOptions()} />
    </>
  )
}
