# docker build -t gmpscope . && docker run --rm -p 7070:7070 gmpscope

FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /src
# Libraries and plugins alone first: this layer holds until a pom.xml changes.
COPY pom.xml ./
COPY backend/pom.xml backend/
RUN mvn -B -ntp -q -Dmaven.test.skip=true package
COPY . ./
RUN mvn -B -ntp -q -Dmaven.test.skip=true package

# A short life of the server writes down its loaded classes (AppCDS), which halves the start-up time.
FROM eclipse-temurin:17-jre AS app
SHELL ["/bin/bash", "-euc"]
WORKDIR /app
COPY --from=build /src/backend/target/gmpscope.jar ./
RUN java -Xlog:disable -XX:ArchiveClassesAtExit=gmpscope.jsa -jar /app/gmpscope.jar --host 127.0.0.1 --port 17070 & \
    server=$!; \
    for try in {1..150}; do \
      sleep 0.2; \
      (exec 3<> /dev/tcp/127.0.0.1/17070 && printf 'GET / HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3 && cat <&3) \
        &> /dev/null && break; \
    done; \
    kill $server; \
    wait $server || true; \
    test -s gmpscope.jsa

FROM eclipse-temurin:17-jre
RUN useradd --system --uid 10001 --no-create-home gmpscope
# One layer: the archive is good only for a jar of exactly this timestamp.
COPY --from=app /app /app
USER 10001
ENV GMPSCOPE_HOST=0.0.0.0
EXPOSE 7070
# The image need not have curl, and a JVM every 30 s is too dear: bash speaks TCP.
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["bash", "-c", "exec 3<> /dev/tcp/127.0.0.1/${GMPSCOPE_PORT:-7070} && printf 'GET /health HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && read -r -t 4 _ status _ <&3 && [ \"$status\" = 200 ]"]
# Runs with --read-only and --cap-drop ALL: nothing is written, the JVM's own statistics neither. The heap follows the container's memory limit.
# Should the archive not fit, the JVM goes on without it; its warning must not stand in what a command prints.
ENTRYPOINT ["java", "-Xlog:disable", "-Xlog:all=error:stderr", "-XX:-UsePerfData", "-XX:MaxRAMPercentage=70", "-XX:SharedArchiveFile=/app/gmpscope.jsa", "-jar", "/app/gmpscope.jar"]
