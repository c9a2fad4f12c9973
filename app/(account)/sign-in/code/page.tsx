import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { PageTitle } from '@/components/layout/PageTitle'
import { safeReturnTo } from '@/lib/account/rules'
import { pendingUser } from '@/lib/account/auth-pending'
import { CodeForm } from './CodeForm'

export const metadata: Metadata = { title: 'Код подтверждения' }

export default async function CodePage({ searchParams }: { searchParams: Promise<{ returnTo?: string }> }) {
  const returnTo = safeReturnTo((await searchParams).returnTo)
  if (!(await pendingUser()))
    redirect(
      returnTo ? `/sign-in?notice=code-late&returnTo=${encodeURIComponent(returnTo)}` : '/sign-in?notice=code-late',
    )
  return (
    <>
      <PageTitle
        size="l"
        title="Введите код"
        lead="Пароль подошёл. Откройте на телефоне приложение с кодами и введите шесть цифр для «Гембы»."
      />
      <div className="max-w-[24rem]">
        <CodeForm returnTo={returnTo} />
      </div>
    </>
  )
}
