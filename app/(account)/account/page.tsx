import type { Metadata } from 'next'
import { PageTitle } from '@/components/layout/PageTitle'
import { Button, ButtonLink } from '@/components/ui/Button'
import { DefinitionList } from '@/components/ui/DefinitionList'
import { EmptyState } from '@/components/ui/EmptyState'
import { Notice } from '@/components/ui/Notice'
import { Section } from '@/components/ui/Section'
import { StatusMark } from '@/components/ui/StatusMark'
import { count } from '@/lib/core/format'
import { listSessions } from '@/lib/account/own'
import { recoveryLeft } from '@/lib/account/second-factor'
import { requireAccount } from '@/lib/account/auth-account'
import { Memberships } from './Memberships'
import { Sessions } from './sessions/Sessions'
import { signOutAction } from './sign-out/action'

export const metadata: Metadata = { title: 'Учётная запись' }

const FEW_CODES = 2

const notices: Record<string, string> = {
  'password-changed': 'Пароль изменён, остальные сеансы завершены.',
  'session-ended': 'Сеанс завершён.',
  'sessions-ended': 'Остальные сеансы завершены.',
  'second-factor-off': 'Второй фактор отключён.',
}

type Props = { searchParams: Promise<{ notice?: string }> }

export default async function AccountPage({ searchParams }: Props) {
  const account = await requireAccount('/account')
  const { notice = '' } = await searchParams
  const said = notices[notice]
  const [sessions, codes] = await Promise.all([listSessions(account), recoveryLeft(account.userId)])
  const timeZone = account.tenants.find((tenant) => !tenant.blocked)?.timeZone ?? 'Europe/Moscow'
  return (
    <>
      <PageTitle
        size="l"
        title={account.tenants.length > 1 ? 'Ваши программы' : 'Ваша учётная запись'}
        kicker={account.email}
        actions={
          <form action={signOutAction}>
            <Button type="submit" variant="quiet">
              Выйти
            </Button>
          </form>
        }
      />
      {said && (
        <Notice tone="ok" live className="mb-6">
          {said}
        </Notice>
      )}
      {account.isOperator && (
        <p className="mb-6">
          <ButtonLink href="/operator">Программы регионов</ButtonLink>
        </p>
      )}
      {account.tenants.length > 0 && <Memberships tenants={account.tenants} />}
      {account.tenants.length === 0 && !account.isOperator && (
        <EmptyState title="Программ пока нет">
          Доступ открывает уполномоченный орган вашей программы. Когда он это сделает, на почту придёт письмо.
        </EmptyState>
      )}
      <Section title="Вход" rule className="mt-12">
        <DefinitionList
          items={[
            { key: 'email', term: 'Почта', value: account.email },
            {
              key: 'password',
              term: 'Пароль',
              value: account.hasPassword ? (
                <a href="/account/password">Сменить</a>
              ) : (
                <>
                  не задан, вы входите через единый вход. <a href="/reset">Задать по ссылке из письма</a>
                </>
              ),
            },
            {
              key: 'second',
              term: 'Второй фактор',
              value:
                codes === null ? (
                  <>
                    <StatusMark kind="none">не подключён</StatusMark>{' '}
                    <a href="/account/second-factor" className="ml-2">
                      Подключить
                    </a>
                  </>
                ) : (
                  <>
                    <StatusMark
                      kind={codes > FEW_CODES ? 'ok' : 'warn'}
                    >{`подключён, ${count(codes, 'резервный код', 'резервных кода', 'резервных кодов')}`}</StatusMark>
                    <a href="/account/second-factor" className="ml-2">
                      Изменить
                    </a>
                  </>
                ),
            },
          ]}
        />
      </Section>
      <Section
        title="Сеансы"
        rule
        className="mt-12"
        lead="Где вы сейчас вошли. Незнакомый сеанс завершите и смените пароль."
      >
        <Sessions sessions={sessions} timeZone={timeZone} />
      </Section>
    </>
  )
}
