import type { Metadata } from 'next'
import { Footer } from '@/components/layout/Footer'
import { AccessibilityPanel } from '@/components/layout/AccessibilityPanel'
import { SkipLink } from '@/components/layout/SkipLink'
import { TenantMark } from '@/components/layout/TenantMark'
import { listPublicTenants } from '@/lib/rating/publication/published-queries'

export const metadata: Metadata = {
  title: { absolute: 'Гемба – программы бережливого и клиентоцентричного управления' },
}
// The list comes from the database, which is not there while the product is built.
export const dynamic = 'force-dynamic'

/** The platform's front page: which programmes run on it. */
export default async function FrontPage() {
  const tenants = await listPublicTenants()
  return (
    <>
      <SkipLink />
      <AccessibilityPanel />
      <main id="main" tabIndex={-1} className="mx-auto w-full max-w-[50rem] px-4 pt-12 pb-16 sm:px-6 md:pt-20">
        <p className="mb-3 text-lg font-semibold">Гемба</p>
        <h1 className="text-2xl md:text-3xl">Где видно, как власть работает для людей</h1>
        <p className="mt-4 max-w-[58ch] text-lg text-muted">
          Регионы и города ведут здесь программы бережливого и клиентоцентричного управления: органы оценивают себя,
          уполномоченный орган проверяет, каждый может посмотреть и пересчитать рейтинг.
        </p>
        <h2 className="mt-12 mb-2">Программы</h2>
        {tenants.length === 0 && <p className="text-muted">Программ пока нет. Их создаёт оператор портала.</p>}
        <ul>
          {tenants.map((tenant) => (
            <li key={tenant.slug} className="border-t border-line last:border-b">
              <a
                href={`/${tenant.slug}`}
                className="flex items-center gap-4 py-4 text-ink no-underline hover:bg-surface"
              >
                <span style={{ '--accent': tenant.accent } as React.CSSProperties}>
                  <TenantMark letter={tenant.name.charAt(0)} emblemUrl={tenant.emblem} />
                </span>
                <span className="min-w-0">
                  <b className="block font-semibold">{tenant.name}</b>
                  <span className="block text-muted">{tenant.programme}</span>
                </span>
              </a>
            </li>
          ))}
        </ul>
        <p className="mt-8">
          <a href="/sign-in">Войти в кабинет</a>
        </p>
      </main>
      <Footer />
    </>
  )
}
