import { notFound } from '../../../../shared/failure';
import { route, type Route } from '../../../route';
import * as documented from '../documentation/catalog';
import { created } from '../envelope';
import { pathId, printId } from '../ids';
import { AddOffer, BrowseOffers, EditOffer, ReadOffer } from '../operations.generated';
import { offersVariables } from '../parse/catalog';
import { addOfferVariables, editOfferVariables } from '../parse/offer';
import { presentOffer } from '../present/offer';

/** Offers, which the graph calls discounts. */
export const offerRoutes: readonly Route[] = [
  route({
    endpoint: 'GET /offers/',
    documentation: documented.browseOffers,
    operation: BrowseOffers,
    variables: offersVariables,
    reply: ({ discounts }) => ({ body: { offers: discounts.nodes.map(presentOffer) } }),
  }),
  route({
    endpoint: 'POST /offers/',
    documentation: documented.addOffer,
    operation: AddOffer,
    variables: addOfferVariables,
    reply: ({ discountCreate: { discount } }, request) =>
      created(request, printId(discount.id), { offers: [presentOffer(discount)] }),
  }),
  route({
    endpoint: 'GET /offers/:id/',
    documentation: documented.readOffer,
    operation: ReadOffer,
    variables: (request) => ({ id: pathId('Discount', request) }),
    reply: ({ discount }) => {
      if (!discount) throw notFound('Offer');
      return { body: { offers: [presentOffer(discount)] } };
    },
  }),
  route({
    endpoint: 'PUT /offers/:id/',
    documentation: documented.editOffer,
    operation: EditOffer,
    variables: editOfferVariables,
    reply: ({ discountUpdate: { discount } }) => ({ body: { offers: [presentOffer(discount)] } }),
  }),
];
