import { redirect } from 'next/navigation'
import { homePath } from '@/lib/account/rules'
import { requireAccount } from '@/lib/account/auth-account'

/** Where the signed-in person starts; the address to come back to from the identity provider. */
export default async function HomePage() {
  redirect(homePath(await requireAccount('/account/home')))
}
