select number, item, ordered, state, parcel from orders where number = :#number and customer = :#customer
