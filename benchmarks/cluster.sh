#!/usr/bin/env bash
# Start a Spark cluster on this machine, run a command against it, and end the cluster: a master, workers and the Connect
# server, on loopback alone and on ports that are free. The command finds its address in CSTO_TIMELINE_CLUSTER.
#   benchmarks/cluster.sh [--workers N] COMMAND...
# It needs Java 17 or later. Spark is that of SPARK_HOME, else it is installed by pip (500 MB) into SPARK_CACHE.
set -euo pipefail

workers=2
if [ "${1:-}" = --workers ]; then
    workers=$2
    shift 2
fi
[ $# -gt 0 ] || { sed -n '2,5p' "$0" && exit 2; }
command -v java >/dev/null || { echo "cluster.sh: there is no Java: install a JRE, version 17 or later" >&2 && exit 69; }

if [ -z "${SPARK_HOME:-}" ]; then
    cache=${SPARK_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/csto-timeline-spark}
    if ! [ -d "$cache/pyspark/bin" ]; then
        python3 -m pip install --quiet --no-deps --target "$cache" 'pyspark>=4,<5' >&2 ||
            { echo "cluster.sh: Spark could not be installed: set SPARK_HOME to one that is there" >&2 && exit 69; }
    fi
    SPARK_HOME=$cache/pyspark
fi
export SPARK_HOME

work=$(mktemp -d)
processes=()
end() {
    for process in "${processes[@]}"; do
        kill -- "-$process" 2>/dev/null || true
    done
    wait 2>/dev/null || true
    rm -rf "$work"
}
trap end EXIT

free_port() {
    python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

# Start one process of the cluster, in a group of its own; $1 is its name.
start() {
    setsid "$SPARK_HOME/bin/spark-class" "${@:2}" >"$work/$1.log" 2>&1 &
    processes+=($!)
}

# Wait until something listens there; $1 is whose port it is.
await() {
    for _ in $(seq 240); do
        if (: <"/dev/tcp/127.0.0.1/$2") 2>/dev/null; then return; fi
        sleep 0.25
    done
    echo "cluster.sh: $1 did not begin to listen within a minute:" >&2
    tail -n 20 "$work/$1.log" >&2
    return 1
}

export SPARK_LOCAL_IP=127.0.0.1 SPARK_LOCAL_DIRS=$work SPARK_WORKER_DIR=$work
master=$(free_port)
start master org.apache.spark.deploy.master.Master --host 127.0.0.1 --port "$master" --webui-port "$(free_port)"
await master "$master"
for number in $(seq "$workers"); do
    start "worker-$number" org.apache.spark.deploy.worker.Worker --host 127.0.0.1 --port "$(free_port)" \
        --webui-port "$(free_port)" --cores 1 --memory 2g "spark://127.0.0.1:$master"
done
connect=$(free_port)
start connect org.apache.spark.deploy.SparkSubmit --class org.apache.spark.sql.connect.service.SparkConnectServer \
    --master "spark://127.0.0.1:$master" --driver-memory 2g --conf spark.executor.memory=1500m \
    --conf spark.driver.host=127.0.0.1 --conf spark.ui.enabled=false --conf spark.sql.shuffle.partitions="$workers" \
    --conf spark.connect.grpc.binding.address=127.0.0.1 --conf spark.connect.grpc.binding.port="$connect" \
    --conf spark.sql.warehouse.dir="$work/warehouse" spark-internal
await connect "$connect"

CSTO_TIMELINE_CLUSTER=sc://127.0.0.1:$connect "$@"
