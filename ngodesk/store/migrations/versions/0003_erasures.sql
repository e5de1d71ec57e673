CREATE TABLE erasures (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	erased_on TEXT NOT NULL, 
	CONSTRAINT pk_erasures PRIMARY KEY (id), 
	CONSTRAINT uq_erasures_person_id UNIQUE (person_id)
)
 STRICT
