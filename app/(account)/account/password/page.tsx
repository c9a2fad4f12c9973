import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { PageTitle } from '@/components/layout/PageTitle'
import { requireAccount } from '@/lib/account/auth-account'
import { ChangePasswordForm } from './ChangePasswordForm'

export const metadata: Metadata = { title: 'Смена пароля' }

export default async function ChangePasswordPage() {
  const account = await requireAccount('/account/password')
  if (!account.hasPassword) redirect('/reset')
  return (
    <>
      <Breadcrumbs items={[{ label: 'Учётная запись', href: '/account' }, { label: 'Смена пароля' }]} />
      <PageTitle size="l" title="Смена пароля" lead="Остальные сеансы завершатся, этот останется." />
      <div className="max-w-[24rem]">
        <ChangePasswordForm policy={{ minLength: account.settings.passwordMinLength, email: account.email }} />
      </div>
    </>
  )
}
