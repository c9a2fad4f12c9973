'use client'
import { useRouter } from 'next/navigation'
import { useEffect, type ReactNode } from 'react'
import { I18nProvider, RouterProvider } from 'react-aria-components'
import { useLinkSteps } from '@/components/ui/use-link-steps'
import { applyStoredView } from './use-view'

/** React Aria's widgets speak Russian; links go through the app's router. */
export function ClientFrame({ children }: { children: ReactNode }) {
  const router = useRouter()
  // After a failure on the server the page is drawn here, where the head script does not run.
  useEffect(applyStoredView, [])
  useLinkSteps()
  return (
    <RouterProvider navigate={(href) => router.push(href)}>
      <I18nProvider locale="ru-RU">{children}</I18nProvider>
    </RouterProvider>
  )
}
