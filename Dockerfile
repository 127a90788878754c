FROM python:3.13-slim AS screen
WORKDIR /poste
COPY requirements-console.lock ./
RUN pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements-console.lock
COPY build_console.py ./
COPY app/__init__.py app/console_sources.py app/
COPY console console
RUN python build_console.py

FROM python:3.13-slim
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=/poste
RUN useradd --system --create-home --home-dir /var/lib/poste poste && install -d -o poste /city
WORKDIR /poste
COPY requirements.lock ./
RUN pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements.lock
COPY . .
COPY --from=screen /poste/app/console_files app/console_files
USER poste
ENTRYPOINT ["python", "-m", "app.cli"]
CMD ["--help"]
