import type { Metadata } from 'next'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { PageTitle } from '@/components/layout/PageTitle'
import { Notice } from '@/components/ui/Notice'
import { safeReturnTo } from '@/lib/account/rules'
import { enrolment } from '@/lib/account/second-factor'
import { requireAccount, type Account } from '@/lib/account/auth-account'
import { CodeSteps } from '../../CodeSteps'
import { strengthenAction } from './action'
import { EnrolForm } from './EnrolForm'
import { ManageForms } from './ManageForms'

export const metadata: Metadata = { title: 'Второй фактор' }

const isRequired = (account: Account): boolean =>
  account.tenants.some(
    (tenant) =>
      !tenant.blocked && tenant.settings.requireSecondFactor && tenant.roles.some(({ role }) => role === 'AUTHORITY'),
  )

type Props = { searchParams: Promise<{ returnTo?: string }> }

export default async function SecondFactorPage({ searchParams }: Props) {
  const returnTo = safeReturnTo((await searchParams).returnTo)
  const account = await requireAccount(
    returnTo ? `/account/second-factor?returnTo=${encodeURIComponent(returnTo)}` : '/account/second-factor',
  )
  const required = isRequired(account)
  const next = returnTo ?? '/account'
  const start = await enrolment(account)
  const crumbs = <Breadcrumbs items={[{ label: 'Учётная запись', href: '/account' }, { label: 'Второй фактор' }]} />
  if (start) {
    return (
      <>
        {crumbs}
        <PageTitle
          size="l"
          title="Подключите второй фактор"
          lead="Тогда одного пароля для входа мало: понадобится ещё код с вашего телефона."
        />
        {required && (
          <Notice tone="warn" className="mb-8">
            Для сотрудников уполномоченного органа второй фактор обязателен. Без него кабинет не откроется.
          </Notice>
        )}
        <EnrolForm secretKey={start.key} svg={start.svg} next={next} />
      </>
    )
  }
  if (!account.strong) {
    return (
      <>
        {crumbs}
        <PageTitle
          size="l"
          title="Подтвердите, что это вы"
          lead="В этом сеансе второй фактор ещё не показан. Введите код из приложения на телефоне."
        />
        <div className="max-w-[24rem]">
          <CodeSteps action={strengthenAction} submitLabel="Подтвердить" returnTo={returnTo} />
        </div>
      </>
    )
  }
  return (
    <>
      {crumbs}
      <PageTitle size="l" title="Второй фактор подключён" lead="При входе портал спрашивает код с вашего телефона." />
      <ManageForms required={required} />
    </>
  )
}
