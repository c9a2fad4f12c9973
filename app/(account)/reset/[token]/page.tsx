import type { Metadata } from 'next'
import { PageTitle } from '@/components/layout/PageTitle'
import { ButtonLink } from '@/components/ui/Button'
import { linkInfo } from '@/lib/account/links'
import { SetPasswordForm } from '../../SetPasswordForm'
import { resetPasswordAction } from './action'
import { visit } from '@/lib/platform/visit'

export const metadata: Metadata = { title: 'Новый пароль', referrer: 'no-referrer' }

export default async function ResetPasswordPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const link = await linkInfo('RESET', token, await visit())
  if (!link) {
    return (
      <>
        <PageTitle
          size="l"
          title="Ссылка не действует"
          lead="Она уже использована, либо прошёл час. Запросите новую: это займёт минуту."
        />
        <ButtonLink href="/reset">Запросить новую</ButtonLink>
      </>
    )
  }
  return (
    <>
      <PageTitle
        size="l"
        title="Задайте новый пароль"
        kicker={link.email}
        lead="Все прежние сеансы завершатся: войдите потом с новым паролем."
      />
      <div className="max-w-[24rem]">
        <SetPasswordForm
          action={resetPasswordAction}
          token={token}
          policy={{ minLength: link.minLength, email: link.email }}
          submitLabel="Сохранить пароль"
        />
      </div>
    </>
  )
}
