import type { Metadata } from 'next'
import { PageTitle } from '@/components/layout/PageTitle'
import { ButtonLink } from '@/components/ui/Button'
import { linkInfo } from '@/lib/account/links'
import { SetPasswordForm } from '../../SetPasswordForm'
import { acceptInviteAction } from './action'
import { visit } from '@/lib/platform/visit'

export const metadata: Metadata = { title: 'Приглашение', referrer: 'no-referrer' }

export default async function InvitePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const link = await linkInfo('INVITE', token, await visit())
  if (!link) {
    return (
      <>
        <PageTitle
          size="l"
          title="Приглашение не действует"
          lead="Оно уже использовано, либо прошло больше семи дней. Если вы уже задали пароль, просто войдите; если нет, попросите уполномоченный орган прислать новое приглашение."
        />
        <ButtonLink href="/sign-in">Войти</ButtonLink>
      </>
    )
  }
  return (
    <>
      <PageTitle
        size="l"
        title="Придумайте пароль"
        kicker={link.tenantName}
        lead={`Это всё, что осталось: учётная запись ${link.email} уже готова.`}
      />
      <div className="max-w-[24rem]">
        <SetPasswordForm
          action={acceptInviteAction}
          token={token}
          policy={{ minLength: link.minLength, email: link.email }}
          submitLabel="Сохранить и войти"
        />
      </div>
    </>
  )
}
