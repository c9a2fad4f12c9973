'use client'
import { useRouter } from 'next/navigation'
import type { ReactNode } from 'react'
import { I18nProvider, RouterProvider } from 'react-aria-components'

/** React Aria's widgets speak Russian, and their links go through the app's router. */
export function Locale({ children }: { children: ReactNode }) {
  const router = useRouter()
  return (
    <RouterProvider navigate={(href) => router.push(href)}>
      <I18nProvider locale="ru-RU">{children}</I18nProvider>
    </RouterProvider>
  )
}
