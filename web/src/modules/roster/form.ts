import type { Person, PersonChange } from './api'

/** What both forms, the new person's and the change, have in common. */
export type PersonForm = Omit<PersonChange, 'rev' | 'name' | 'phone'>

export const emptyForm = (): PersonForm => ({
  political: '',
  education: '',
  titleText: '',
  formerPost: '',
  resume: '',
  meetsPolitical: false,
  meetsKnowledge: false,
  meetsAbility: false,
  meetsHealth: false,
  prefQualified: false,
  prefExperience: false,
  prefGraduate: false,
  qualifications: [],
})

/** The form of a person as they stand. */
export function formOf(person: Person): PersonForm {
  const form = emptyForm()
  for (const key of Object.keys(form) as (keyof PersonForm)[]) {
    Object.assign(form, { [key]: person[key] })
  }
  return { ...form, qualifications: person.qualifications.map((q) => ({ ...q })) }
}

/** Dates that a picker cleared come back as null. */
export function tidy(form: PersonForm): PersonForm {
  return {
    ...form,
    political: form.political || '',
    education: form.education || '',
    titleText: form.titleText || '',
    qualifications: form.qualifications.map((q) => ({ ...q, issuedOn: q.issuedOn || '' })),
  }
}
