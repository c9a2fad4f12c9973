'use server'
import { redirect } from 'next/navigation'
import { leave } from '@/lib/account/entry'
import { requestId } from '@/lib/platform/request-id'

/** For a plain form in a header: ends the session and shows the sign-in. */
export async function signOutAction(): Promise<void> {
  await leave(await requestId())
  redirect('/sign-in?notice=signed-out')
}
