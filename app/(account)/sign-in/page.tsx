import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { PageTitle } from '@/components/layout/PageTitle'
import { ButtonLink } from '@/components/ui/Button'
import { Notice } from '@/components/ui/Notice'
import { signInError } from '@/lib/account/labels'
import { homePath, safeReturnTo } from '@/lib/account/rules'
import { demoSignIns } from '@/lib/people/demo-sign-ins'
import { getAccount, type Account } from '@/lib/account/auth-account'
import { getPublicTenant } from '@/lib/rating/publication/published-queries'
import { hasOidc } from '@/lib/account/auth'
import { env } from '@/lib/platform/env'
import { DemoSignIns } from './demo/DemoSignIns'
import { ForgetTiming } from '@/components/processes/timing/ForgetTiming'
import { OidcLink } from './oidc/OidcLink'
import { SignInForm } from './SignInForm'

export const metadata: Metadata = { title: 'Вход' }

const notices: Record<string, string> = {
  'signed-out': 'Вы вышли из портала.',
  'password-set': 'Новый пароль сохранён, прежние сеансы завершены. Войдите с новым паролем.',
  'code-late': 'Время на ввод кода вышло. Войдите ещё раз.',
}

/** Why the office that was asked for did not open; what it says of a programme stands on its public page, too. */
async function Refusal({ slug, account, asked }: { slug?: string; account: Account | null; asked: boolean }) {
  const known = slug ? await getPublicTenant(slug) : null
  const own = account?.tenants.some((one) => one.slug === slug && !one.blocked) ?? false
  if (!asked || (account === null && (!slug || known))) return null
  const way = account ? { href: '/account', label: 'К моим программам' } : { href: '/', label: 'Все программы' }
  const words =
    slug && !known
      ? `Программы с адресом «${slug.slice(0, 60)}» на портале нет. Проверьте адрес или выберите программу.`
      : own
        ? 'Вы давно не работали в этой программе, и ваше время в ней истекло. Войдите ещё раз.'
        : known
          ? `У вас нет доступа к программе «${known.programme}»${known.name === known.programme ? '' : ` (${known.name})`}: вы вошли как ${account?.email ?? ''}. Войдите под другой учётной записью или попросите доступ у уполномоченного органа.`
          : `Вы вошли как ${account?.email ?? ''}, но этой учётной записи нужная страница не открыта. Войдите под другой.`
  return (
    <Notice
      tone="warn"
      action={
        <ButtonLink href={way.href} variant="quiet" size="s">
          {way.label}
        </ButtonLink>
      }
    >
      {words}
    </Notice>
  )
}

type Props = { searchParams: Promise<{ tenant?: string; returnTo?: string; error?: string; notice?: string }> }

export default async function SignInPage({ searchParams }: Props) {
  const { tenant, returnTo: asked, error, notice } = await searchParams
  const returnTo = safeReturnTo(asked)
  const account = await getAccount()
  if (account && !returnTo && !error) redirect(homePath(account))
  const said = notice ? notices[notice] : undefined
  const refused = signInError(error)
  const demo = env().GEMBA_DEMO === '1'
  return (
    <>
      <ForgetTiming />
      <PageTitle
        size="l"
        title="Вход"
        lead={
          demo
            ? undefined
            : 'Учётную запись открывает уполномоченный орган вашей программы: он присылает приглашение на почту.'
        }
      />
      <div className={demo ? 'grid gap-x-16 gap-y-10 lg:grid-cols-[22rem_1fr]' : 'max-w-[24rem]'}>
        <div className="grid content-start gap-6">
          {refused && <Notice tone="danger">{refused}</Notice>}
          {said && !refused && <Notice tone="info">{said}</Notice>}
          {!refused && <Refusal slug={tenant} account={account} asked={returnTo !== null} />}
          <SignInForm returnTo={returnTo} />
          {hasOidc() && (
            <div className="border-t border-line pt-6">
              <OidcLink returnTo={returnTo}>{env().OIDC_NAME}</OidcLink>
            </div>
          )}
        </div>
        {demo && <DemoSignIns people={demoSignIns} returnTo={returnTo} />}
      </div>
    </>
  )
}
