import { describe, expect, it } from 'vitest'
import { collectionsOf } from './open-data'

const CATALOGUE = {
  '@type': 'dcat:Catalog',
  'dcat:dataset': [{
    'dct:identifier': 'lighting_energy',
    'dct:title': [{ '@language': 'fr', '@value': 'Énergie de l’éclairage' }, { '@language': 'en', '@value': 'Energy of lighting' }],
    'dct:description': [{ '@language': 'fr', '@value': 'Par secteur et par heure' }],
    'dcat:distribution': [{
      'dcat:accessURL': { '@id': 'https://poste.example/api/v1/open-data/rows.csv?collection=lighting_energy' },
      'dct:format': { '@id': 'http://publications.europa.eu/resource/authority/file-type/CSV' },
    }],
  }],
}

describe('the catalogue of open data', () => {
  it('tells collections with their files', () =>
    expect(collectionsOf(CATALOGUE)).toEqual([{
      name: 'lighting_energy',
      title: { fr: 'Énergie de l’éclairage', en: 'Energy of lighting' },
      description: { fr: 'Par secteur et par heure', en: 'Par secteur et par heure' },
      files: [{ form: 'CSV', address: '/api/v1/open-data/rows.csv?collection=lighting_energy' }],
    }]))
  it('may be empty', () => expect(collectionsOf({ '@type': 'dcat:Catalog' })).toEqual([]))
})
