'use server'
import { formAction } from '@/lib/forms/form-action'
import {
  addToPortfolio,
  closePortfolio,
  createPortfolio,
  removeFromPortfolio,
  updatePortfolio,
} from '@/lib/portfolios/commands'

const page = ({ id }: { id: string }, tenant: string): string => `/${tenant}/office/portfolios/${id}`

export const createPortfolioAction = formAction(createPortfolio, { redirectTo: page })
export const updatePortfolioAction = formAction(updatePortfolio, { redirectTo: page })
export const addToPortfolioAction = formAction(addToPortfolio, { message: () => 'Проект включён в портфель.' })
export const removeFromPortfolioAction = formAction(removeFromPortfolio, {
  message: () => 'Проект исключён из портфеля.',
})
export const closePortfolioAction = formAction(closePortfolio, {
  message: ({ closed }) => (closed ? 'Портфель закрыт.' : 'Портфель снова открыт.'),
})
