FROM python:3.13-slim
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=/poste
RUN useradd --system --create-home --home-dir /var/lib/poste poste && install -d -o poste /city
WORKDIR /poste
COPY requirements.lock ./
RUN pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements.lock
COPY . .
USER poste
ENTRYPOINT ["python", "-m", "app.cli"]
CMD ["--help"]
