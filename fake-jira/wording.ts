export type Locale = 'en_US' | 'fr_FR';

const WORDS = {
  administrators_only: {
    en_US: 'You are not authorized to perform this action. Administrator privileges are required.',
    fr_FR: 'Vous n’êtes pas autorisé à effectuer cette action. Des droits d’administrateur sont requis.',
  },
  log_in_first: {
    en_US: 'You are not authenticated. Authentication required to perform this operation.',
    fr_FR: 'Vous n’êtes pas authentifié. Une authentification est requise pour effectuer cette opération.',
  },
  no_such_issue: {
    en_US: 'Issue does not exist or you do not have permission to see it.',
    fr_FR: 'Ce ticket n’existe pas ou vous n’avez pas l’autorisation de le consulter.',
  },
  no_such_project: {
    en_US: 'No project could be found with the given key.',
    fr_FR: 'Aucun projet n’a pu être trouvé avec la clé donnée.',
  },
  permissions_needed: {
    en_US: 'The permissions query parameter is required.',
    fr_FR: 'Le paramètre de requête permissions est obligatoire.',
  },
  unknown_permission: {
    en_US: 'Unrecognized permission',
    fr_FR: 'Autorisation non reconnue',
  },
  unbounded_jql: {
    en_US: 'Unbounded JQL queries are not allowed here. Please add a search restriction to your query.',
    fr_FR:
      'Les requêtes JQL sans limite ne sont pas autorisées ici. Ajoutez une restriction à votre requête.',
  },
  address_not_allowed: {
    en_US:
      'The IP address has been rejected because it is not on the allowed list. See your admin for more information.',
    fr_FR:
      'L’adresse IP a été rejetée, car elle ne figure pas dans la liste autorisée. Contactez votre administrateur.',
  },
} as const satisfies Record<string, Record<Locale, string>>;

/** Jira speaks the language of the account, and its server's own to nobody. */
export const say = (sentence: keyof typeof WORDS, locale: Locale): string => WORDS[sentence][locale];
