# The single-page application, built on the machine that builds, whatever the target.
FROM --platform=$BUILDPLATFORM node:20.20.2-bookworm-slim AS spa
WORKDIR /src/frontend
COPY frontend/package.json frontend/package-lock.json ./
RUN --mount=type=cache,target=/root/.npm npm ci --no-audit --no-fund
COPY frontend/ ./
RUN npm run build

# The server: one static binary that carries the application in it.
FROM --platform=$BUILDPLATFORM golang:1.26.8-bookworm AS server
ARG TARGETOS
ARG TARGETARCH
WORKDIR /src
COPY go.mod go.sum ./
RUN --mount=type=cache,target=/go/pkg/mod go mod download
COPY api/ api/
COPY cmd/ cmd/
COPY internal/ internal/
COPY frontend/embed.go frontend/embed.go
COPY --from=spa /src/frontend/dist/ frontend/dist/
ENV CGO_ENABLED=0 GOOS=$TARGETOS GOARCH=$TARGETARCH
RUN --mount=type=cache,target=/go/pkg/mod --mount=type=cache,target=/root/.cache/go-build \
    go build -trimpath -ldflags="-s -w" -o /image/lianluo ./cmd/lianluo
# Folders that the unprivileged user may write to: data, and large uploads on their way in.
RUN mkdir -p /image/data /image/tmp && chmod 1777 /image/tmp

# Nothing but the binary, the certificates that it trusts and the two folders.
FROM scratch
COPY --from=server /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/ca-certificates.crt
COPY --from=server /image/lianluo /lianluo
COPY --from=server --chown=65532:65532 /image/data /data
COPY --from=server --chown=65532:65532 /image/tmp /tmp
ENV LIANLUO_ADDR=0.0.0.0:8080
WORKDIR /
USER 65532:65532
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 CMD ["/lianluo", "healthcheck"]
ENTRYPOINT ["/lianluo"]
CMD ["serve"]
