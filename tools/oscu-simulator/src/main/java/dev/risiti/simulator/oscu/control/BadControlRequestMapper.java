package dev.risiti.simulator.oscu.control;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers a bad control request with 400 and the way out. */
@Provider
class BadControlRequestMapper implements ExceptionMapper<BadControlRequest> {
    @Override
    public Response toResponse(BadControlRequest bad) {
        return Response.status(Response.Status.BAD_REQUEST)
                .type(MediaType.APPLICATION_JSON)
                .entity(bad.explanation())
                .build();
    }
}
