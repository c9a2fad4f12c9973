import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { signOutAction } from '@/app/(account)/account/sign-out/action'
import { OperatorShell } from '@/components/layout/OfficeShell'
import { Button } from '@/components/ui/Button'
import { requireOperator } from '@/lib/account/operator'

export const metadata: Metadata = { title: { default: 'Оператор', template: '%s · Гемба' }, robots: { index: false } }

export default async function OperatorLayout({ children }: { children: ReactNode }) {
  const operator = await requireOperator()
  return (
    <OperatorShell
      groups={[
        {
          items: [
            { href: '/operator', label: 'Программы' },
            { href: '/operator/new', label: 'Новая программа' },
            { href: '/operator/check', label: 'Проверить шаблон' },
          ],
        },
      ]}
      user={{ name: operator.email, agency: 'Оператор портала', profileHref: '/account' }}
      signOut={
        <form action={signOutAction}>
          <Button type="submit" variant="text" size="s">
            Выйти
          </Button>
        </form>
      }
    >
      {children}
    </OperatorShell>
  )
}
